/**
 * Gives each heading of a text its level by how deep it stands below those before it. Many texts begin with `<h3>` or go
 * from `<h2>` to `<h4>` for the look of it; who goes from heading to heading would take it that one was missing.
 */
export function levelGiver(): (depth: number) => 2 | 3 | 4 {
  const above: number[] = []
  return (depth) => {
    while (above.length > 0 && above.at(-1)! >= depth) above.pop()
    const levels = [2, 3, 4] as const
    const level = levels[Math.min(above.length, levels.length - 1)]!
    above.push(depth)
    return level
  }
}
