import { installFromDebian, isInstalled } from './debian.ts'

/** What tests start beside our own program: a store of views, and the servers an edition is put on. */
const needed = ['redis-server', 'nginx', 'caddy', 'apache2', 'rclone']

/** Sees to them once, before any test, since two installations at a time stand in each other's way. */
export default function installNeededPrograms(): void {
  const missing = needed.filter((program) => !isInstalled(program))
  if (missing.length > 0) installFromDebian(...missing)
}
