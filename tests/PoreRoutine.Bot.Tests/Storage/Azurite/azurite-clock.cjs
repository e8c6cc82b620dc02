// Loaded into Azurite before it starts. Which messages of a queue are to be seen depends on the time, and a test that lets days go by cannot wait
// for them. So a request to a queue may bring the time with it (milliseconds since 1970); one that does not has the machine's.
const Context = require('azurite/dist/src/queue/generated/Context').default;
const { get, set } = Object.getOwnPropertyDescriptor(Context.prototype, 'startTime');
Object.defineProperty(Context.prototype, 'startTime', {
  set,
  get() {
    const time = this.request?.getHeader('test-time');
    return time === undefined ? get.call(this) : new Date(Number(time));
  },
});
