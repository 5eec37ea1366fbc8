import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))

/** Builds what the browser tests load, so that they never test an old build. */
export default function setup(): void {
  if (process.env.MFI_IS_BUILT) return
  // vitest says `test`, and a test build is not what people install.
  const env = { ...process.env, NODE_ENV: 'production' }
  for (const mode of ['chromium', 'firefox']) {
    execFileSync(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--mode', mode], {
      cwd: ROOT,
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    })
  }
}
