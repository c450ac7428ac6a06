/** A process in a small disk's namespace that suffers a local fault there, and prints what it cost. */
import { LOCAL_FAULTS } from "./local_faults.ts";
import { suffer } from "./suffer_locally.ts";

const [name, disk] = Deno.args;
console.log(JSON.stringify(await suffer(LOCAL_FAULTS.find((fault) => fault.name === name)!, disk)));
