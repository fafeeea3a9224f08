/**
 * The grounds text stands on in each theme of the reader, as `styles/tokens.css` has them (a test holds the two
 * together). A newsroom's own colour is checked against them.
 */
export const papers = {
  light: ['#fbf9f4', '#f1ede3'],
  sepia: ['#f4e8d0', '#eadbbd'],
  dark: ['#14171b', '#1d2126'],
} as const
export type Theme = keyof typeof papers
