/**
 * The 15-point Kronrod rule on [−1, 1] with its embedded 7-point Gauss rule; nodes ascend.
 *
 * Source: R. Piessens et al., QUADPACK, Springer 1983 (rule QK15). `gaussWeights` is 0 at the nodes
 * that only the Kronrod rule has.
 */
export const GAUSS_KRONROD: {
  readonly nodes: Float64Array;
  readonly kronrodWeights: Float64Array;
  readonly gaussWeights: Float64Array;
} = {
  nodes: mirrored(
    [
      0.9914553711208126,
      0.9491079123427585,
      0.8648644233597691,
      0.7415311855993945,
      0.5860872354676911,
      0.4058451513773972,
      0.20778495500789848,
      0,
    ],
    -1,
  ),
  kronrodWeights: mirrored(
    [
      0.022935322010529224,
      0.06309209262997856,
      0.10479001032225019,
      0.14065325971552592,
      0.1690047266392679,
      0.19035057806478542,
      0.20443294007529889,
      0.20948214108472782,
    ],
    1,
  ),
  gaussWeights: mirrored(
    [0, 0.1294849661688697, 0, 0.27970539148927664, 0, 0.3818300505051189, 0, 0.4179591836734694],
    1,
  ),
};

/** The first half, ending in the middle entry, with `sign` times it; then its mirror image. */
function mirrored(half: readonly number[], sign: 1 | -1): Float64Array {
  const last = half.length - 1;
  return Float64Array.from(
    { length: 2 * last + 1 },
    (_, index) => index <= last ? sign * half[index] : half[2 * last - index],
  );
}
