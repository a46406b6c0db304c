import { afterEach, beforeEach, expect, vi } from 'vitest'

/** An error on the console is a failed test; a test that expects one says so with `vi.mocked(console.error).mockClear()`. */
beforeEach(() => {
  vi.spyOn(console, 'error')
})
afterEach(() => {
  const calls = vi.mocked(console.error).mock.calls
  vi.mocked(console.error).mockRestore()
  expect(calls, 'console.error was called').toEqual([])
})
