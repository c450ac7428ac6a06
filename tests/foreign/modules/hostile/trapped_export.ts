// Exports an object that throws at every touch.
export default new Proxy({}, {
  get() {
    throw new Error("touched");
  },
});
