/**
 * Builds the energy-jet kernel from its AssemblyScript source into the `.wasm` files beside it.
 *
 *     deno run -A bench/build_kernel.ts           writes both builds
 *     deno run -A bench/build_kernel.ts --check   fails if a build differs from the file under version control
 */
import { main as compile } from "assemblyscript/asc";
import { fileURLToPath } from "node:url";

const FOLDER = new URL("../src/kernels/energy_jet/", import.meta.url);

const BUILDS = [
  { file: "energy_jet_simd.wasm", features: ["simd"] },
  { file: "energy_jet_relaxed.wasm", features: ["simd", "relaxed-simd"] },
];

/**
 * No `-O`: Binaryen's passes merge statements across the unrolled kernels and so lengthen the lives
 * of registers, which costs a quarter of their speed; V8 optimises the plain code well. An initial
 * memory above every constant offset lets V8 leave out one of the two bounds checks that it makes at
 * every access in Deno, which does not install its trap handler.
 */
const OPTIONS = ["--runtime", "stub", "--use", "abort=", "--noAssert", "--initialMemory", "16"];

/** Values of the type v128 cross module files only, never the kernel's boundary. */
const QUIET = ["--disableWarning", "112"];

async function build(features: readonly string[]): Promise<Uint8Array> {
  let bytes: Uint8Array | undefined;
  const { error, stderr } = await compile(
    [
      "assembly/index.ts",
      ...OPTIONS,
      ...QUIET,
      ...features.flatMap((feature) => ["--enable", feature]),
      "--outFile",
      "kernel.wasm",
    ],
    {
      // The source is read under names relative to its folder, so that the bytes do not depend on it.
      readFile: (name) => readSource(name),
      writeFile: (_name, contents) => {
        bytes = contents as Uint8Array;
      },
      listFiles: () => [],
    },
  );
  if (error || bytes === undefined) throw new Error(`Cannot build the kernel: ${stderr}`);
  return bytes;
}

async function readSource(name: string): Promise<string | null> {
  try {
    return await Deno.readTextFile(new URL(name, FOLDER));
  } catch (error) {
    // The compiler tries several names for a module and expects null for those that do not exist.
    if (error instanceof Deno.errors.NotFound) return null;
    throw error;
  }
}

function equal(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}

const check = Deno.args.includes("--check");
let differing = 0;
for (const { file, features } of BUILDS) {
  const bytes = await build(features);
  const url = new URL(file, FOLDER);
  if (!check) {
    await Deno.writeFile(url, bytes);
    console.log(`${file}: ${bytes.length} bytes`);
  } else if (equal(bytes, await Deno.readFile(url))) {
    console.log(`${file}: as built from source`);
  } else {
    differing++;
    console.error(`${file}: differs from its source; run ${fileURLToPath(import.meta.url)}`);
  }
}
if (differing > 0) Deno.exit(1);
