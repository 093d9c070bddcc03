import type { components } from "./schema";

/** The shapes of /api/v1, named as the server names them; schema.d.ts is made from its description of the API. */
type Schemas = components["schemas"];

export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };

export type JsonObject = Record<string, JsonValue>;

/** The description knows a user's value as `unknown`; it is always JSON. */
type WithJson<T> = unknown extends T
  ? JsonValue
  : T extends (infer Item)[]
    ? WithJson<Item>[]
    : T extends object
      ? { [Key in keyof T]: WithJson<T[Key]> }
      : T;

export type ActionFigures = WithJson<Schemas["ActionFigures"]>;
export type ActionList = WithJson<Schemas["ActionList"]>;
export type ActionView = WithJson<Schemas["ActionView"]>;
export type ActivityDay = WithJson<Schemas["ActivityDay"]>;
export type AnnotationObservation = WithJson<Schemas["AnnotationObservation"]>;
export type AnnotationPage = WithJson<Schemas["AnnotationPage"]>;
export type AnnotationPointer = WithJson<Schemas["AnnotationPointer"]>;
export type AnnotationView = WithJson<Schemas["AnnotationView"]>;
export type NoteRequest = WithJson<Schemas["NoteRequest"]>;
export type ApplicationDetail = WithJson<Schemas["ApplicationDetail"]>;
export type ApplicationPage = WithJson<Schemas["ApplicationPage"]>;
export type ApplicationStatus = Schemas["ApplicationStatus"];
export type ApplicationSummary = WithJson<Schemas["ApplicationSummary"]>;
export type AttributeView = WithJson<Schemas["AttributeView"]>;
export type Change = WithJson<Schemas["Change"]>;
/** Data of a `change` event of /api/v1/changes. */
export type ChangeNotice = WithJson<Schemas["ChangeNotice"]>;
export type ChildView = WithJson<Schemas["ChildView"]>;
export type Comparison = WithJson<Schemas["Comparison"]>;
export type DayFigures = WithJson<Schemas["DayFigures"]>;
export type Diff = WithJson<Schemas["Diff"]>;
export type FieldHistory = WithJson<Schemas["FieldHistory"]>;
export type GraphView = WithJson<Schemas["GraphView"]>;
export type Info = WithJson<Schemas["Info"]>;
export type Insight = WithJson<Schemas["Insight"]>;
export type Fork = WithJson<Schemas["Fork"]>;
export type Reproduction = WithJson<Schemas["Reproduction"]>;
export type RunInsight = WithJson<Schemas["RunInsight"]>;
export type Usage = WithJson<Schemas["Usage"]>;
export type UsageView = WithJson<Schemas["UsageView"]>;
export type NamedView = WithJson<Schemas["NamedView"]>;
export type Neighbours = WithJson<Schemas["Neighbours"]>;
export type Pointer = WithJson<Schemas["Pointer"]>;
export type Problem = WithJson<Schemas["Problem"]>;
/** application/problem+json. */
export type ProblemDetail = WithJson<Schemas["ProblemDetail"]>;
export type ProjectList = WithJson<Schemas["ProjectList"]>;
export type ProjectProblems = WithJson<Schemas["ProjectProblems"]>;
export type ProjectStatistics = WithJson<Schemas["ProjectStatistics"]>;
export type ProjectSummary = WithJson<Schemas["ProjectSummary"]>;
export type SearchHit = WithJson<Schemas["SearchHit"]>;
export type SearchMatch = WithJson<Schemas["SearchMatch"]>;
export type SearchPage = WithJson<Schemas["SearchPage"]>;
export type StepPair = WithJson<Schemas["StepPair"]>;
export type StatisticsView = WithJson<Schemas["StatisticsView"]>;
export type StepDetail = WithJson<Schemas["StepDetail"]>;
export type StepOrigin = WithJson<Schemas["StepOrigin"]>;
export type StepPage = WithJson<Schemas["StepPage"]>;
export type StepStatus = Schemas["StepStatus"];
export type SpanView = WithJson<Schemas["SpanView"]>;
export type StepTrace = WithJson<Schemas["StepTrace"]>;
export type StreamView = WithJson<Schemas["StreamView"]>;
export type StepStream = WithJson<Schemas["StepStream"]>;
export type StepSummary = WithJson<Schemas["StepSummary"]>;
export type TrashedRun = WithJson<Schemas["TrashedRun"]>;
export type TrashList = WithJson<Schemas["TrashList"]>;
export type TrashRefusal = WithJson<Schemas["TrashRefusal"]>;
export type TrashReport = WithJson<Schemas["TrashReport"]>;
export type ViewList = WithJson<Schemas["ViewList"]>;
export type ImportView = WithJson<Schemas["ImportView"]>;
export type StorageView = WithJson<Schemas["StorageView"]>;
export type TransitionView = WithJson<Schemas["TransitionView"]>;
