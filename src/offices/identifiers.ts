/** Words at the end of an English name that say what it is, not which. */
const kinds = /[\s_-]+(?:town|township|county|city|village|community|office|station|bureau|subdistrict)$/

/**
 * Makes identifiers (`[a-z0-9_-]`) from English names, none twice. In: of what, those already taken. Out: a function
 * from a name and a fallback: `Liushu Village` → `liushu`; what has no Latin letters → `village`, `village_2`, …
 */
export function identifiers(of: 'organ' | 'office' | 'seat' | 'officer', taken: readonly string[] = []) {
  const used = new Set(taken)
  const most = of === 'organ' ? 30 : 50
  return (name: string, fallback: string): string => {
    const plain = name.normalize('NFKD').toLowerCase().trim().replace(kinds, '')
    const latin = /[\u0080-\uffff]/.test(plain.replaceAll(/[\u0300-\u036f]/g, '')) ? '' : plain
    const slug = latin
      .replaceAll(/[^a-z0-9]+/g, '_')
      .replaceAll(/^_+|_+$/g, '')
      .slice(0, most)
    const base = slug === '' ? fallback : slug
    let made = base
    for (let n = 2; used.has(made); n++) made = `${base}_${n}`
    used.add(made)
    return made
  }
}
