import type { Scenario } from "../../src/suite/scenario.ts";
import { beta } from "./beta.ts";
import { blindness } from "./blindness.ts";
import { efficiency } from "./efficiency.ts";
import { estimators } from "./estimators.ts";
import { minute } from "./minute.ts";
import { paper } from "./paper.ts";
import { power } from "./power.ts";
import { quick } from "./quick.ts";
import { real } from "./real.ts";
import { theorems } from "./theorems.ts";

/** The built-in scenarios by name. To add one, write its file and name it here. */
export const scenarios: Readonly<Record<string, Scenario>> = {
  quick,
  paper,
  minute,
  blindness,
  theorems,
  power,
  estimators,
  beta,
  efficiency,
  real,
};
