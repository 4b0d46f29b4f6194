import { readFileSync } from 'node:fs'
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { Button, ButtonLink } from './button.tsx'
import { Checkboxes, Radios, SelectField } from './choices.tsx'
import { DateField } from './date-field.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { Table } from './table.tsx'
import { Tag } from './tag.tsx'
import { FileField, TextAreaField, TextField } from './text-field.tsx'

// Our wrappers against the HTML that govuk-frontend publishes for its own components.

type Fixtures = { fixtures: { name: string; html: string }[] }

function published(component: string, name: string): string {
  const file = `node_modules/govuk-frontend/dist/govuk/components/${component}/fixtures.json`
  const found = (JSON.parse(readFileSync(file, 'utf8')) as Fixtures).fixtures.find((one) => one.name === name)
  if (found === undefined) throw new Error(`no fixture ${component}: ${name}`)
  return found.html
}

/** Tags with sorted attributes and trimmed text, one a line. `data-module` goes: we ship none of their scripts. */
function canonical(html: string): string[] {
  return html
    .split(/(<[^>]*>)/)
    .map((piece) => piece.replaceAll(/\s+/g, ' ').trim())
    .filter((piece) => piece !== '')
    .map((piece) => {
      const tag = /^<([a-z0-9]+)(.*?)\/?>$/.exec(piece)
      if (tag === null) return piece.replaceAll('&#39;', "'").replaceAll('&quot;', '"')
      const attributes = [...(tag[2] ?? '').matchAll(/([a-z-]+)(?:="([^"]*)")?/g)]
        .map(([, name, value]) => `${name}="${value ?? ''}"`)
        .filter(
          (one) => !one.startsWith('data-module=') && one !== 'draggable="false"' && !one.startsWith('role="button"'),
        )
      return `<${[tag[1], ...attributes.toSorted()].join(' ')}>`
    })
}

const lang = 'en'
const yesNo = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
]

function row(month: string, a: string, b: string) {
  return [{ content: month }, { content: a, numeric: true }, { content: b, numeric: true }]
}
const rows = [row('January', '£85', '£95'), row('February', '£75', '£55'), row('March', '£165', '£125')]
const head = row('Month you apply', 'Rate for bicycles', 'Rate for vehicles')

const pairs: [component: string, fixture: string, ours: VNode][] = [
  ['button', 'default', <Button text="Save and continue" />],
  ['button', 'link', <ButtonLink text="Link button" href="/" />],
  ['input', 'default', <TextField lang={lang} name="test-name" label="National Insurance number" />],
  [
    'input',
    'with hint text',
    <TextField
      lang={lang}
      id="input-with-hint-text"
      name="test-name-2"
      label="National insurance number"
      hint="It’s on your National Insurance card, benefit letter, payslip or P60. For example, ‘QQ 12 34 56 C’."
    />,
  ],
  [
    'input',
    'with error message',
    <TextField
      lang={lang}
      id="input-with-error-message"
      name="test-name-3"
      label="National Insurance number"
      error="Enter a National Insurance number in the correct format"
    />,
  ],
  [
    'textarea',
    'with error message',
    <TextAreaField
      lang={lang}
      name="no-ni-reason"
      label="Why can’t you provide a National Insurance number?"
      error="You must provide an explanation"
    />,
  ],
  [
    'radios',
    'default',
    <Radios lang={lang} name="example-default" label="Have you changed your name?" choices={yesNo} />,
  ],
  [
    'radios',
    'with fieldset and error message',
    <Radios
      lang={lang}
      id="example"
      name="example"
      label="Have you changed your name?"
      error="Please select an option"
      value="no"
      choices={yesNo}
    />,
  ],
  [
    'checkboxes',
    'default',
    <Checkboxes
      lang={lang}
      name="nationality"
      label="What is your nationality?"
      choices={[
        { value: 'british', text: 'British' },
        { value: 'irish', text: 'Irish' },
        { value: 'other', text: 'Citizen of another country' },
      ]}
    />,
  ],
  [
    'select',
    'with hint text and error message',
    <SelectField
      lang={lang}
      id="select-2"
      name="select-2"
      label="Label text goes here"
      hint="Hint text goes here"
      error="Error message goes here"
      choices={[
        { value: '1', text: 'GOV.UK frontend option 1' },
        { value: '2', text: 'GOV.UK frontend option 2' },
        { value: '3', text: 'GOV.UK frontend option 3' },
      ]}
    />,
  ],
  [
    'file-upload',
    'with error message and hint',
    <FileField
      lang={lang}
      name="file-upload-3"
      label="Upload a file"
      hint="Your photo may be in your Pictures, Photos, Downloads or Desktop folder. Or in an app like iPhoto."
      error="Error message goes here"
    />,
  ],
  [
    'error-summary',
    'with everything',
    <ErrorSummary
      lang={lang}
      text="Please fix the errors below."
      errors={[
        { text: 'Invalid username or password' },
        { text: 'Agree to the terms of service to log in', field: 'example-error-1' },
      ]}
    />,
  ],
  ['table', 'default', <Table rows={rows} />],
  ['table', 'with head', <Table rows={rows} head={head} />],
  ['tag', 'default', <Tag text="Alpha" />],
  ['tag', 'grey', <Tag text="Grey" tone="grey" />],
]

test.each(pairs)('%s: %s', (component, fixture, ours) => {
  expect(canonical(renderToString(ours))).toEqual(canonical(published(component, fixture)))
})

test('a date in English has their boxes, in Chinese the year first', () => {
  const english = (
    <DateField lang="en" id="dob" name="dob" label="What is your date of birth?" hint="For example, 31 3 1980" />
  )
  const theirs = published('date-input', 'default')
  const shape = (html: string) => [...html.matchAll(/class="([^"]*govuk-[^"]*)"/g)].map(([, classes]) => classes)
  expect(shape(renderToString(english))).toEqual(shape(theirs))
  const chinese = renderToString(
    <DateField lang="zh-CN" name="d" label="日期" value={{ year: '2018', month: '5', day: '四' }} />,
  )
  expect([...chinese.matchAll(/name="([^"]*)"/g)].map(([, name]) => name)).toEqual(['d-year', 'd-month', 'd-day'])
  expect(chinese).toContain('value="四"')
})

test('looks of our own stand on their classes', () => {
  const secondary = renderToString(<Button text="x" look="plain" />)
  expect(secondary).toContain('class="govuk-button govuk-button--secondary"')
  expect(renderToString(<ErrorSummary lang={lang} errors={[]} />)).toBe('')
})
