import { z } from 'zod'
import { actSchemas, registerSchema } from '../../src/matters/schema.ts'

/** A way in: how it is asked for, its address with the names of its parts. */
export type Route = { method: string; path: string; key: string }

type Routed = { routes: readonly { method: string; path: string }[] }

/** Every way in that an app has, without what only lies on the way (`use`, which Hono lists as ALL). */
export function routesOf(app: Routed): Route[] {
  const found = new Map<string, Route>()
  for (const { method, path } of app.routes) {
    if (method === 'ALL') continue
    const key = `${method} ${path}`
    found.set(key, { method, path, key })
  }
  return [...found.values()]
}

/** The named parts of an address, in their order. */
export const partsOf = (route: Route): string[] => [...route.path.matchAll(/:(\w+)/g)].map(([, name = '']) => name)

/** The address with its parts filled in; an optional part may be ''. */
export function fillPath(route: Route, values: Record<string, string>): string {
  return route.path
    .replaceAll(/:(\w+)(?:\{[^}]*\})?\??/g, (_, name: string) => values[name] ?? '')
    .replace(/(?<=.)\/$/, '')
}

type JsonSchema = {
  type?: string
  properties?: Record<string, JsonSchema>
  items?: JsonSchema
  enum?: unknown[]
  const?: unknown
  anyOf?: JsonSchema[]
}

/** Names of fields with the values that a schema lists, as forms post them: `people.0.name`. */
function fieldsIn(schema: JsonSchema, at = ''): [string, string[]][] {
  const under = (name: string) => (at === '' ? name : `${at}.${name}`)
  if (schema.anyOf) return schema.anyOf.flatMap((one) => fieldsIn(one, at))
  if (schema.properties) return Object.entries(schema.properties).flatMap(([name, one]) => fieldsIn(one, under(name)))
  if (schema.type === 'array' && schema.items)
    return [[at, []], ...fieldsIn(schema.items, under('0')), ...fieldsIn(schema.items, under('1'))]
  return [[at, (schema.enum ?? (schema.const === undefined ? [] : [schema.const])).map(String)]]
}

/** Every field that the house's own schemas name, with what they list for it. */
export function schemaFields(): Map<string, string[]> {
  const all = new Map<string, string[]>()
  for (const schema of [registerSchema, ...Object.values(actSchemas)]) {
    const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema
    for (const [name, values] of fieldsIn(json)) all.set(name, [...new Set([...(all.get(name) ?? []), ...values])])
  }
  return all
}
