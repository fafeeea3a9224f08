const shapes = {
  save: 'M3.5 1.5h9v13L8 10.8l-4.5 3.7z',
  share: 'M8 10V1.5M4.5 5 8 1.5 11.5 5M2.5 8v6.5h11V8',
  print: 'M4 5.5v-4h8v4M4 11.5H1.5v-6h13v6H12M4 9.5h8v5H4z',
  listen: 'M1.5 5.5v5h3l4 3.5V2L4.5 5.5zM11 5.5a4 4 0 0 1 0 5M13 3.5a7 7 0 0 1 0 9',
  stop: 'M3 3h10v10H3z',
} as const

/** A drawing beside a word that says the same. */
export function Icon({ name }: { name: keyof typeof shapes }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 16 16" width="16" height="16" fill="none" stroke="currentColor">
      <path d={shapes[name]} strokeWidth="1.4" strokeLinejoin="round" strokeLinecap="round" />
    </svg>
  )
}
