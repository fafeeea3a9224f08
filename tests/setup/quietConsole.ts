import { afterEach, beforeEach, expect, vi } from 'vitest'

// A console.error is a fault nobody looked at, so it fails the test it happens in.
beforeEach(() => {
  vi.spyOn(console, 'error')
})

afterEach(() => {
  const said = vi.mocked(console.error).mock.calls
  vi.restoreAllMocks()
  expect(said, 'console.error was called').toEqual([])
})
