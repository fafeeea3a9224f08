import { availableParallelism } from 'node:os'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const setupFiles = ['tests/setup/quietConsole.ts']

export default defineConfig({
  plugins: [react()],
  test: {
    globalSetup: ['tests/setup/neededPrograms.ts', 'tests/setup/publishedDemo.ts'],
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
          // Publishing a newsroom starts threads; on a busy machine that takes its time.
          testTimeout: 20_000,
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
