/** Whether a test run was asked to write a checked-in file anew, e.g. `UPDATE_MATRIX=1 npx vitest run …`. */
export function isAsked(name: 'UPDATE_MATRIX' | 'UPDATE_OPENAPI'): boolean {
  return process.env[name] === '1';
}
