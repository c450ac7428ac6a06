/** `simd`: the same bits on every machine. `relaxed`: faster where the CPU fuses multiply and add. */
export type KernelBuild = "simd" | "relaxed";

/** The engine lacks an instruction set that a build of the kernel needs. */
export class UnsupportedKernelError extends Error {
  /** The class's name, for errors that cross a worker's boundary. */
  override readonly name = "UnsupportedKernelError";
}

// Modules of one function that returns v128: `i8x16.splat`, and `f32x4.relaxed_madd` of three splats.
const HEADER = [0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0];
const SPLAT = [65, 0, 253, 15];
const PROBES: Record<KernelBuild, Uint8Array<ArrayBuffer>> = {
  simd: new Uint8Array([...HEADER, 10, 8, 1, 6, 0, ...SPLAT, 11]),
  relaxed: new Uint8Array([
    ...[...HEADER, 10, 19, 1, 17, 0],
    ...[...SPLAT, ...SPLAT, ...SPLAT, 253, 133, 2, 11],
  ]),
};

/**
 * Whether this engine runs a build.
 *
 * @param build The build.
 */
export function supportsKernel(build: KernelBuild): boolean {
  return typeof WebAssembly === "object" && WebAssembly.validate(PROBES[build]);
}

/**
 * Loads and compiles a build of the kernel. A module can be posted to workers, so that they need
 * neither to read nor to compile it.
 *
 * @param build The build.
 * @returns The module, for `instantiateEnergyJet` and `instantiateTrainer`.
 * @throws {UnsupportedKernelError} If the engine lacks the build's instructions.
 */
export async function loadKernel(build: KernelBuild): Promise<WebAssembly.Module> {
  if (!supportsKernel(build)) {
    throw new UnsupportedKernelError(
      `Cannot load the kernel as its build must be supported by this engine: current value is '${build}'`,
    );
  }
  // Literals, so that bundlers and `deno publish` see which files belong to the module.
  const url = build === "simd"
    ? new URL("./energy_jet_simd.wasm", import.meta.url)
    : new URL("./energy_jet_relaxed.wasm", import.meta.url);
  return await WebAssembly.compile(await readBytes(url));
}

async function readBytes(url: URL): Promise<BufferSource> {
  if (url.protocol === "file:" && "Deno" in globalThis) return await Deno.readFile(url);
  const response = await fetch(url);
  if (!response.ok) {
    throw new Error(
      `Cannot load the kernel as '${url.pathname}' must be served: current status is ${response.status}`,
    );
  }
  return await response.arrayBuffer();
}
