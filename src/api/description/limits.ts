/** What an API description may be at most. DealPOS's own is far below; beyond, it is a mistake or an attack. */
export const MAX_DESCRIPTION_BYTES = 8 * 1024 * 1024;
/** Levels of objects and lists inside each other. */
export const MAX_DEPTH = 100;
/** Values, with what an alias stands for counted wherever it is used. */
export const MAX_NODES = 1_000_000;
/** Pieces that the YAML reader cuts a text into, at about one microsecond each: 1.5 MB of ordinary YAML. */
export const MAX_YAML_PIECES = 1_000_000;
/** Uses of YAML anchors. OpenAPI has `$ref` for that purpose. */
export const MAX_YAML_ALIASES = 1_000;
