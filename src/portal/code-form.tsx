import { Button } from '../ui/button.tsx'
import { errorOf, type FieldError } from '../ui/error-summary.tsx'
import { TextField } from '../ui/text-field.tsx'
import { type PortalFrame, to } from './frame.ts'
import { formId } from './portal-shell.tsx'

type Words = { label: string; hint: string; go: string }

/** Asks for a code: of a contact, or of what was saved. In: where it is posted, what was typed before. */
export function CodeForm(props: {
  frame: PortalFrame
  path: string
  words: Words
  typed: string
  errors: readonly FieldError[]
}) {
  const { frame, words } = props
  return (
    <form id={formId} method="post" action={to(frame, props.path)}>
      <input type="hidden" name="_token" value={frame.token} />
      <TextField
        lang={frame.lang}
        name="code"
        label={words.label}
        hint={words.hint}
        value={props.typed}
        error={errorOf(props.errors, 'code')}
        width={20}
        autoComplete="off"
        spellcheck={false}
      />
      <p class="p-acts">
        <Button text={words.go} />
      </p>
    </form>
  )
}
