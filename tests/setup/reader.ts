import { cleanup } from '@testing-library/react'
import { afterEach } from 'vitest'

afterEach(cleanup)

// jsdom draws nothing and so cannot scroll; scrolling is tested in a real browser.
window.scrollTo = () => undefined
