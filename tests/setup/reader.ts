import { cleanup, configure } from '@testing-library/react'
import { afterEach } from 'vitest'

afterEach(cleanup)

// What comes in a moment may take longer on a busy machine.
configure({ asyncUtilTimeout: 10_000 })

// jsdom draws nothing and so cannot scroll; scrolling is tested in a real browser.
window.scrollTo = () => undefined
