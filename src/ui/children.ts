import type { ComponentChildren } from 'preact'

export type Children = ComponentChildren
