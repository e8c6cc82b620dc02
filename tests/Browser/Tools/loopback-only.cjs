// Preloaded into the Agents Playground (node -r): it listens on all interfaces and has no switch against it.
// Here it listens on loopback only, and a connection to any other machine is refused.
const net = require("node:net");

const { listen } = net.Server.prototype;
net.Server.prototype.listen = function (...args) {
  const options = typeof args[0] === "object" && args[0] !== null ? args[0] : { port: Number(args[0] ?? 0) };
  const done = args.findLast((argument) => typeof argument === "function");
  return listen.call(this, { ...options, host: "127.0.0.1" }, done);
};

const loopback = new Set(["localhost", "127.0.0.1", "::1"]);
const { connect } = net.Socket.prototype;
net.Socket.prototype.connect = function (...args) {
  const options = Array.isArray(args[0]) ? args[0][0] : args[0];
  const host = typeof options === "object" ? options.host : args[1];
  if (typeof host === "string" && !loopback.has(host)) {
    return this.destroy(new Error(`Connection to ${host} refused: tests stay on this machine.`));
  }
  return connect.apply(this, args);
};
