/** What means something to LaTeX, alone or, as a bracket and a star do, behind a line's end. */
const SPECIAL: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "{": "\\{",
  "}": "\\}",
  "$": "\\$",
  "&": "\\&",
  "#": "\\#",
  "%": "\\%",
  "_": "\\_",
  "^": "\\textasciicircum{}",
  "~": "\\textasciitilde{}",
  "<": "\\textless{}",
  ">": "\\textgreater{}",
  "|": "\\textbar{}",
  "`": "\\textasciigrave{}",
  '"': "\\char34{}",
  "[": "{[}",
  "*": "{*}",
};

/** What a text font lacks; other letters are left to LaTeX, which reads UTF-8. */
const SYMBOLS: Readonly<Record<string, string>> = {
  "\u00a0": "~",
  "–": "--",
  "—": "---",
  "−": "\\ensuremath{-}",
  "×": "\\ensuremath{\\times}",
  "±": "\\ensuremath{\\pm}",
  "‖": "\\ensuremath{\\|}",
  "∞": "\\ensuremath{\\infty}",
  "≥": "\\ensuremath{\\geq}",
  "≤": "\\ensuremath{\\leq}",
  "√": "\\ensuremath{\\surd}",
  "ℓ": "\\ensuremath{\\ell}",
  "†": "\\textsuperscript{\\textdagger}",
  "…": "\\ldots{}",
};

const GREEK: Readonly<Record<string, string>> = {
  ...{ α: "alpha", β: "beta", γ: "gamma", δ: "delta", ε: "varepsilon", ζ: "zeta", η: "eta" },
  ...{ θ: "theta", κ: "kappa", λ: "lambda", μ: "mu", ν: "nu", ξ: "xi", π: "pi", ρ: "rho" },
  ...{ σ: "sigma", τ: "tau", φ: "varphi", χ: "chi", ψ: "psi", ω: "omega", Γ: "Gamma" },
  ...{ Δ: "Delta", Θ: "Theta", Λ: "Lambda", Ξ: "Xi", Π: "Pi", Σ: "Sigma", Φ: "Phi" },
  ...{ Ψ: "Psi", Ω: "Omega" },
};

const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉";
const PART = /⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+|[₀₁₂₃₄₅₆₇₈₉]+|./gu;

/**
 * A text as LaTeX that prints it: nothing in it is a command, begins a comment or ends a cell.
 *
 * @param text Any text; control characters and line ends become spaces.
 */
export function latexText(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, " ").replace(PART, (part) => {
    if (SUPERSCRIPTS.includes(part.at(-1)!)) return script("^", part, SUPERSCRIPTS);
    if (SUBSCRIPTS.includes(part[0])) return script("_", part, SUBSCRIPTS);
    if (Object.hasOwn(GREEK, part)) return `\\ensuremath{\\${GREEK[part]}}`;
    return SPECIAL[part] ?? SYMBOLS[part] ?? part;
  });
}

/** Digits set high or low. */
function script(place: "^" | "_", digits: string, alphabet: string): string {
  const ascii = [...digits].map((digit) => (digit === "⁻" ? "-" : alphabet.indexOf(digit)));
  return `\\ensuremath{${place}{${ascii.join("")}}}`;
}
