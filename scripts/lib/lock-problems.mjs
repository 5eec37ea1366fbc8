/** @typedef {{ resolved?: string, integrity?: string, link?: boolean, optionalDependencies?: Record<string, string> }} LockEntry */

/**
 * What is wrong with a package lock, a sentence each: packages for other platforms that are missing, addresses
 * of a registry, packages without a hash.
 * @param {{ packages: Record<string, LockEntry> }} lock
 * @returns {string[]}
 */
export function findLockProblems({ packages }) {
  return Object.entries(packages).flatMap(([path, entry]) => {
    const name = path || 'the project'
    const problems = Object.keys(entry.optionalDependencies ?? {})
      .filter((dependency) => !isInLock(packages, path, dependency))
      .map((dependency) => `${name} needs ${dependency} on some systems, but the lock does not have it.`)
    if (entry.resolved) problems.push(`${name} names a host (${entry.resolved}); see .npmrc.`)
    if (path && !entry.integrity && !entry.link) problems.push(`${name} has no integrity hash.`)
    return problems
  })
}

/**
 * Whether a package is found from another one's place, as Node looks for it: in its own folder, then upwards.
 * @param {Record<string, LockEntry>} packages
 * @param {string} from
 * @param {string} dependency
 */
function isInLock(packages, from, dependency) {
  const folders = from.split('/node_modules/')
  const places = folders.map((_folder, index) =>
    folders.slice(0, folders.length - index).join('/node_modules/'),
  )
  return [...places.filter(Boolean).map((place) => `${place}/`), ''].some(
    (place) => `${place}node_modules/${dependency}` in packages,
  )
}
