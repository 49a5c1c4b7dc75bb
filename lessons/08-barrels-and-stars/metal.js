export const brush = "wire brush";
export const saw = "saw";
