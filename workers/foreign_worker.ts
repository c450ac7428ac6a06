/** The module of a sandbox's worker: it loads one foreign module and answers for it. */
import { serveSandbox } from "../src/foreign/serve_sandbox.ts";

serveSandbox();
