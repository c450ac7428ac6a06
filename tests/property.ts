/** fast-check with one seed for all: a property that holds on one machine's draws holds on every one's. */
import fc from "fast-check";

fc.configureGlobal({ seed: 20220907 });

export default fc;
