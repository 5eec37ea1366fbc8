/** Tells how far the run is; standard output is for its result. @param {string} text */
export function say(text) {
  process.stderr.write(`${text}\n`)
}
