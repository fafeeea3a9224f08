import { execFileSync } from 'node:child_process'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of the demo edition, published for this run of the tests. */
    demoEdition: string
  }
}

/** Builds the reader, so that no test meets a stale one, and publishes the demo newsroom with it: the input of most tests. */
export default async function publishDemoOnce(project: TestProject): Promise<void> {
  // In a process of its own: the tests' NODE_ENV would give a development build.
  execFileSync('npm', ['run', '--silent', 'build'], {
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: 'inherit',
  })
  const { publishDemo } = await import('../demo/demo.ts')
  const { edition } = await publishDemo('.lesesal/tests')
  project.provide('demoEdition', edition)
}
