import { availableParallelism } from 'node:os'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const setupFiles = ['tests/setup/quietConsole.ts']

export default defineConfig({
  plugins: [react()],
  test: {
    // What the program says is compared in English, on a Norwegian machine too.
    env: { LC_ALL: 'C.UTF-8' },
    globalSetup: ['tests/setup/neededPrograms.ts', 'tests/setup/compiledPrograms.ts', 'tests/setup/publishedDemo.ts'],
    // Publishing a newsroom starts threads; what comes in a moment may take longer on a busy machine.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    expect: { poll: { timeout: 10_000 } },
    // One for each core also on small machines: tests wait for disks and for programs they start.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: ['tests/{article,publisher,counter,server,house}/**/*.test.ts'],
          setupFiles,
        },
      },
      {
        extends: true,
        test: {
          name: 'reader',
          environment: 'jsdom',
          include: ['tests/reader/**/*.test.{ts,tsx}'],
          setupFiles: [...setupFiles, 'tests/setup/reader.ts'],
        },
      },
    ],
  },
})
