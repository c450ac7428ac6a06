import { basename, extname } from "@std/path";

/** What `--distribution` and its companions ask for. */
export interface DistributionChoice {
  /** A law in `.json`, a module in `.ts` or `.js` or by https, or samples in `.csv` or `.npy`. */
  readonly file: string;
  /** Estimators by name or by the path of a module; a usual choice if left out. */
  readonly estimators?: readonly string[];
  /** Mixing weights β that MFD is run at; its default if left out. */
  readonly betas?: readonly number[];
}

/** FD and what is said to heal it, each of another kind. */
const USUAL_ESTIMATORS = [
  "score-matching",
  "mixture-score-matching",
  "noise-contrastive",
  "kernel-mixture-score-matching",
  "gaussian-mixture",
] as const;
const WITH_BETA = ["mixture-score-matching", "kernel-mixture-score-matching"];
const BUDGET = { steps: 3000, batch: 256 } as const;
const SEEDS = 3;

/**
 * The scenario that compares estimators on one distribution. Paths in it are those that were given:
 * they start from the working directory.
 *
 * @param choice The distribution, and what is compared on it.
 * @returns A scenario, not yet checked.
 * @throws {Error} If a file of JSON cannot be read or holds no law.
 * @throws {RangeError} If the file is of no known kind, or β is asked of estimators without one.
 */
export async function distributionScenario(
  { file, estimators = USUAL_ESTIMATORS, betas }: DistributionChoice,
): Promise<unknown> {
  const name = kebabCase(basename(file, extname(file)));
  if (betas !== undefined && !estimators.some((estimator) => WITH_BETA.includes(estimator))) {
    throw new RangeError(
      `Cannot run with '--beta' as '--estimators' must hold one of ${
        WITH_BETA.join(", ")
      }: current value is ${estimators.join(",")}`,
    );
  }
  return {
    name,
    title: `Estimators on ${basename(file)}`,
    description: `Estimators side by side on the distribution in ${basename(file)}.`,
    seeds: SEEDS,
    fits: {
      targets: [{ name, ...await subjectOf(file) }],
      estimators: estimators.flatMap((estimator) =>
        betas !== undefined && WITH_BETA.includes(estimator)
          ? betas.map((beta) => ({ name: estimator, beta }))
          : [{ name: estimator }]
      ),
      budget: BUDGET,
    },
  };
}

/** What stands in the place of the target's law. */
async function subjectOf(file: string): Promise<object> {
  const kind = extname(file).toLowerCase();
  if (kind === ".json") return { law: await lawIn(file) };
  if (kind === ".ts" || kind === ".js") return { law: { law: asModule(file) } };
  if (kind === ".csv" || kind === ".npy") return { data: { file, standardise: true } };
  throw new RangeError(
    `Cannot run on a distribution as '--distribution' must end in .json, .ts, .js, .csv or .npy: ` +
      `current value is ${JSON.stringify(file)}`,
  );
}

async function lawIn(file: string): Promise<unknown> {
  let json: unknown;
  try {
    json = JSON.parse(await Deno.readTextFile(file));
  } catch (error) {
    const reason = error instanceof Deno.errors.NotFound
      ? "there is no such file"
      : (error as Error).message;
    throw new SyntaxError(`Cannot read the law '${file}' as ${reason}`);
  }
  if (typeof json === "object" && json !== null && "law" in json) return json;
  const isScenario = typeof json === "object" && json !== null && "seeds" in json;
  throw new TypeError(
    `Cannot read the law '${file}' as 'law' is missing: wanted a law's name${
      isScenario ? `; this is a scenario: deno task bench ${file}` : ""
    }`,
  );
}

/** A module's name begins so that it is taken for no name of a registry. */
function asModule(path: string): string {
  return /^(\.\.?\/|\/|file:|https:)/.test(path) ? path : `./${path}`;
}

function kebabCase(stem: string): string {
  const words = stem.replace(/([a-z0-9])([A-Z])/g, "$1 $2").toLowerCase().match(/[a-z0-9]+/g);
  return words?.join("-") ?? "distribution";
}
