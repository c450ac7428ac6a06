// Exports nothing by default.
export const kind = "distribution";
