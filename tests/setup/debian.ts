import { spawnSync } from 'node:child_process'

/** Whether a program is on this machine. */
export function isInstalled(program: string): boolean {
  return spawnSync('which', [program]).status === 0
}

/** Installs packages of Debian where that is allowed: as root. Whether it worked shows in what is there afterwards. */
export function installFromDebian(...packages: string[]): void {
  if (process.getuid?.() !== 0 || !isInstalled('apt-get')) return
  const options = { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
  const aptGet = (...words: string[]) => spawnSync('apt-get', words, options as Parameters<typeof spawnSync>[2])
  console.log(`Installing ${packages.join(', ')}`)
  aptGet('update', '-qq')
  for (const one of packages) aptGet('install', '-y', '-qq', one)
}
