/** A worker whose module fails to load. */
throw new Error("the module is broken");
