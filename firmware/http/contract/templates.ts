import { z } from 'zod';
import { Uuid } from './common.ts';

/** Every kind of mail has a template of its own, in both languages (SPEC F1). `report`: the box tells of itself. */
export const TemplateKind = z.enum(['missed', 'memo', 'digest', 'report']);
export type TemplateKind = z.infer<typeof TemplateKind>;
export const TemplateLocale = z.enum(['ja', 'en']);
export type TemplateLocale = z.infer<typeof TemplateLocale>;

/** Mustache with listed names; `html` is what stands in the body. */
export const TemplateSource = z.object({
  subject: z.string().max(1000),
  text: z.string().max(50_000),
  html: z.string().max(50_000),
});
export type TemplateSource = z.infer<typeof TemplateSource>;

/** A name that may be used. `fields`: of a list, the names inside it. */
export const TemplateField = z.object({ name: z.string(), fields: z.array(z.string()) });

/** What is wrong at a place of one part; line and column count from 1. */
export const TemplateFault = z.object({
  part: z.enum(['subject', 'text', 'html']),
  line: z.number().int(),
  column: z.number().int(),
  code: z.enum(['syntax', 'unknown', 'list', 'tag', 'deep', 'long']),
  found: z.string(),
  nearest: z.string().nullable(),
});
export type TemplateFault = z.infer<typeof TemplateFault>;

/** GET /api/templates/:locale/:kind. `own` null: the built-in text is used. */
export const Template = z.object({
  own: TemplateSource.nullable(),
  builtIn: TemplateSource,
  fields: z.array(TemplateField),
  faults: z.array(TemplateFault),
});
export type Template = z.infer<typeof Template>;

/** PUT /api/templates/:locale/:kind; null takes one's own away. A template with faults is refused. */
export const PutTemplate = z.object({ source: TemplateSource.nullable() });

/** POST /api/templates/:locale/:kind/preview: with a call of the history, or an invented one. */
export const PreviewTemplate = z.object({ source: TemplateSource, callKey: Uuid.nullable() });
export type PreviewTemplate = z.infer<typeof PreviewTemplate>;
export const TemplatePreview = z.object({
  faults: z.array(TemplateFault),
  mail: z.object({ subject: z.string(), text: z.string(), html: z.string() }).nullable(),
});
export type TemplatePreview = z.infer<typeof TemplatePreview>;
