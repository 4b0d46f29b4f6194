// The counter's form with script: keys, the draft, and the parts that the server draws again while somebody types. Without
// script every button posts the form and the whole page comes back. Runs in Chrome 87.

const form = document.querySelector<HTMLFormElement>('form#register')
/** How long nobody types before the server is asked, in ms. */
const pause = 700
/** Buttons that change a part of the form, and the parts that come back changed. */
const local: Record<string, string[]> = {
  people: ['people'],
  demands: ['demands'],
  files: ['files'],
  link: ['same'],
  unlink: ['same'],
  look: ['same'],
  draft: [],
}
/** What typing changes. */
const always = ['same', 'guesses', 'draft', 'group']

if (form) start(form, form.dataset.parts ?? '')

function start(register: HTMLFormElement, parts: string): void {
  let timer = 0
  let asked = 0
  let sending = false

  /** Posts what stands there and puts the parts that come back in place; those in which somebody types stay. */
  async function ask(button: HTMLButtonElement | null, wanted: string[], withFiles: boolean): Promise<void> {
    const turn = ++asked
    clearTimeout(timer)
    const data = new FormData(register)
    data.delete('do')
    data.append('do', button?.value ?? 'draft')
    if (!withFiles) data.delete('files')
    const answer = await fetch(parts, { method: 'POST', body: data, redirect: 'manual' }).catch(() => undefined)
    if (answer?.ok !== true || sending || (turn !== asked && button === null)) return
    const drawn = new DOMParser().parseFromString(await answer.text(), 'text/html')
    for (const name of new Set([...wanted, ...always])) put(drawn, `part-${name}`, wanted.includes(name))
    const key = register.querySelector<HTMLInputElement>('input[name=key]')?.value ?? ''
    history.replaceState(null, '', `/contacts/new?draft=${key}`)
  }

  function put(drawn: Document, id: string, even: boolean): void {
    const [old, fresh] = [document.getElementById(id), drawn.getElementById(id)]
    if (!old || !fresh) return
    const held = document.activeElement
    if (!even && held instanceof HTMLInputElement && old.contains(held)) return
    const within = held !== null && old.contains(held) ? held.id : ''
    old.replaceWith(fresh)
    if (within !== '') document.getElementById(within)?.focus()
  }

  const later = () => {
    clearTimeout(timer)
    timer = window.setTimeout(() => void ask(null, [], false), pause)
  }

  /** Puts the fields of other channels away; what was typed there stays. */
  function ofChannel(): void {
    const channel = register.querySelector<HTMLInputElement>('input[name=channel]:checked')?.value ?? ''
    for (const part of register.querySelectorAll<HTMLElement>('[data-for]')) {
      part.hidden = !(part.dataset.for ?? '').split(' ').includes(channel)
      if (part instanceof HTMLDetailsElement) part.open = !part.hidden
    }
  }
  ofChannel()

  const lastOf = (selector: string) => [...register.querySelectorAll<HTMLInputElement>(selector)].pop()

  async function press(button: HTMLButtonElement): Promise<void> {
    const name = (button.value.split(' ')[0] ?? '').split('.')[0] ?? ''
    await ask(button, local[name] ?? [], false)
    if (button.value === 'people.add') lastOf('#part-people input[name$=".name"]')?.focus()
    if (button.value === 'demands.add') lastOf('#part-demands input')?.focus()
    if (button.value.startsWith('link ')) document.getElementById('same_as.cause')?.focus()
  }

  register.addEventListener('input', later)
  register.addEventListener('change', (event) => {
    const { target } = event
    if (target instanceof HTMLInputElement && target.type === 'file') void ask(null, ['files'], true)
    else if (target instanceof HTMLInputElement && target.name === 'channel') {
      ofChannel()
      void ask(null, ['people'], false)
    } else later()
  })

  register.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('button') : null
    if (!button || button.name !== 'do') return
    const { fills, words } = button.dataset
    if (fills !== undefined) {
      event.preventDefault()
      const field = document.getElementById(fills)
      if (field instanceof HTMLInputElement) {
        field.value = words ?? ''
        field.focus()
      }
      later()
      return
    }
    const name = (button.value.split(' ')[0] ?? '').split('.')[0] ?? ''
    if (!(name in local)) return
    event.preventDefault()
    void press(button)
  })

  // One press of a button is one post.
  register.addEventListener('submit', (event) => {
    if (sending) event.preventDefault()
    sending = true
    clearTimeout(timer)
  })
  window.addEventListener('pageshow', () => {
    sending = false
    ofChannel()
  })

  register.addEventListener('keydown', (event) => {
    const { target } = event
    if (event.isComposing || event.key !== 'Enter' || !(target instanceof HTMLInputElement) || event.ctrlKey) return
    const part = target.closest('#part-people, #part-demands')
    if (!part || target.type === 'checkbox') return
    // Enter in a list of lines goes on to the next line, and makes one at the end.
    event.preventDefault()
    const of = part.id === 'part-people' ? 'input[name$=".name"]' : 'input'
    const rows = [...part.querySelectorAll<HTMLInputElement>(of)]
    const row = target.closest('.people__row')?.querySelector<HTMLInputElement>(of) ?? target
    const next = rows[rows.indexOf(row) + 1]
    if (next) next.focus()
    else part.querySelector<HTMLButtonElement>('button[value$=".add"]')?.click()
  })

  document.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      register.querySelector<HTMLButtonElement>('button[value=save]')?.click()
    }
    if (event.altKey && /^[1-9]$/.test(event.key)) {
      const button = register.querySelector<HTMLButtonElement>(`#part-same button[accesskey="${event.key}"]`)
      if (!button) return
      event.preventDefault()
      button.click()
    }
  })
}
