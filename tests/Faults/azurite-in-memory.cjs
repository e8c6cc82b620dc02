// Loaded into Azurite before it starts. It looks for what nothing refers to any more every minute (queues) and every ten (blobs), and takes that
// out piece by piece: in memory, after tens of thousands of writes, it answers nobody for minutes meanwhile. Azure has no such pause, and a
// run is over before memory runs short.
const never = 2 ** 31 - 1;
for (const service of ['blob', 'queue']) {
  require(`azurite/dist/src/${service}/utils/constants`).DEFAULT_GC_INTERVAL_MS = never;
}
