/**
 * The Threefry-2x32 block function with 20 rounds: a keyed bijection of 64-bit counters.
 *
 * Source: J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw, "Parallel random numbers: as easy as
 * 1, 2, 3", SC 2011; checked against the known-answer vectors of Random123.
 *
 * @param key0 First key word, unsigned 32 bits.
 * @param key1 Second key word, unsigned 32 bits.
 * @param counter0 First counter word, unsigned 32 bits.
 * @param counter1 Second counter word, unsigned 32 bits.
 * @param out Receives the two output words at `offset` and `offset + 1`.
 * @param offset Where in `out` the words go.
 */
export function threefry2x32(
  key0: number,
  key1: number,
  counter0: number,
  counter1: number,
  out: Uint32Array,
  offset: number,
): void {
  const schedule2 = key0 ^ key1 ^ PARITY;
  let x0 = (counter0 + key0) | 0;
  let x1 = (counter1 + key1) | 0;
  for (let group = 0; group < 5; group++) {
    const [r0, r1, r2, r3] = group % 2 === 0 ? EVEN_ROTATIONS : ODD_ROTATIONS;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << r0) | (x1 >>> (32 - r0))) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << r1) | (x1 >>> (32 - r1))) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << r2) | (x1 >>> (32 - r2))) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << r3) | (x1 >>> (32 - r3))) ^ x0;
    // Key injection: word (group + 1) mod 3 and (group + 2) mod 3 of (key0, key1, schedule2).
    const injected = (group + 1) % 3;
    x0 = (x0 + (injected === 0 ? key0 : injected === 1 ? key1 : schedule2)) | 0;
    x1 = (x1 + (injected === 0 ? key1 : injected === 1 ? schedule2 : key0) + group + 1) | 0;
  }
  out[offset] = x0;
  out[offset + 1] = x1;
}

/** The Skein key-schedule constant for 32-bit words. */
const PARITY = 0x1bd11bda;

const EVEN_ROTATIONS = [13, 15, 26, 6] as const;
const ODD_ROTATIONS = [17, 29, 16, 24] as const;
