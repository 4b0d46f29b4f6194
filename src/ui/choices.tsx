import type { Children } from './children.ts'
import type { FieldProps } from './field.tsx'
import { describedBy, FormGroup, HintAndError, LabelledField } from './field.tsx'

/** `group`: of a list's choices, those that stand together under this heading. */
export type Choice = { value: string; text: string; hint?: string | undefined; group?: string }

function Fieldset(props: { legend: string; describedBy: string | undefined; children: Children }) {
  return (
    <fieldset class="govuk-fieldset" aria-describedby={props.describedBy}>
      <legend class="govuk-fieldset__legend">{props.legend}</legend>
      {props.children}
    </fieldset>
  )
}

function Item(props: { kind: 'radios' | 'checkboxes'; id: string; name: string; choice: Choice; chosen: boolean }) {
  const { kind, id, choice } = props
  const hintId = `${id}-item-hint`
  return (
    <div class={`govuk-${kind}__item`}>
      <input
        class={`govuk-${kind}__input`}
        id={id}
        name={props.name}
        type={kind === 'radios' ? 'radio' : 'checkbox'}
        value={choice.value}
        checked={props.chosen}
        aria-describedby={choice.hint === undefined ? undefined : hintId}
      />
      <label class={`govuk-label govuk-${kind}__label`} for={id}>
        {choice.text}
      </label>
      {choice.hint === undefined ? undefined : (
        <div id={hintId} class={`govuk-hint govuk-${kind}__hint`}>
          {choice.hint}
        </div>
      )}
    </div>
  )
}

/** One of a few. The first has the field's own id, so that the error summary leads to it. */
export function Radios(
  props: FieldProps & { choices: readonly Choice[]; value?: string | undefined; inline?: boolean; small?: boolean },
) {
  const id = props.id ?? props.name
  const looks = `${props.inline === true ? ' govuk-radios--inline' : ''}${props.small === true ? ' govuk-radios--small' : ''}`
  return (
    <FormGroup error={props.error}>
      <Fieldset legend={props.label} describedBy={describedBy(id, props.hint, props.error)}>
        <HintAndError lang={props.lang} id={id} hint={props.hint} error={props.error} />
        <div class={`govuk-radios${looks}`}>
          {props.choices.map((choice, at) => (
            <Item
              key={choice.value}
              kind="radios"
              id={at === 0 ? id : `${id}-${at + 1}`}
              name={props.name}
              choice={choice}
              chosen={choice.value === props.value}
            />
          ))}
        </div>
      </Fieldset>
    </FormGroup>
  )
}

/** Any number of a few. */
export function Checkboxes(
  props: FieldProps & { choices: readonly Choice[]; values?: readonly string[]; small?: boolean },
) {
  const id = props.id ?? props.name
  return (
    <FormGroup error={props.error}>
      <Fieldset legend={props.label} describedBy={describedBy(id, props.hint, props.error)}>
        <HintAndError lang={props.lang} id={id} hint={props.hint} error={props.error} />
        <div class={props.small === true ? 'govuk-checkboxes govuk-checkboxes--small' : 'govuk-checkboxes'}>
          {props.choices.map((choice, at) => (
            <Item
              key={choice.value}
              kind="checkboxes"
              id={at === 0 ? id : `${id}-${at + 1}`}
              name={props.name}
              choice={choice}
              chosen={props.values?.includes(choice.value) ?? false}
            />
          ))}
        </div>
      </Fieldset>
    </FormGroup>
  )
}

function Options({ choices, value }: { choices: readonly Choice[]; value: string | undefined }) {
  return (
    <>
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value} selected={choice.value === value}>
          {choice.text}
        </option>
      ))}
    </>
  )
}

/** One of many. */
export function SelectField(props: FieldProps & { choices: readonly Choice[]; value?: string | undefined }) {
  const id = props.id ?? props.name
  const groups = [...new Set(props.choices.flatMap((choice) => choice.group ?? []))]
  return (
    <LabelledField {...props}>
      <select
        class={props.error === undefined ? 'govuk-select' : 'govuk-select govuk-select--error'}
        id={id}
        name={props.name}
        aria-describedby={describedBy(id, props.hint, props.error)}
      >
        <Options choices={props.choices.filter((choice) => choice.group === undefined)} value={props.value} />
        {groups.map((group) => (
          <optgroup key={group} label={group}>
            <Options choices={props.choices.filter((choice) => choice.group === group)} value={props.value} />
          </optgroup>
        ))}
      </select>
    </LabelledField>
  )
}
