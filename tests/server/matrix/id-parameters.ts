interface Schema {
  readonly $ref?: string;
  readonly format?: string;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
}

export interface DescribedRoutes {
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> };
  readonly paths: Readonly<Record<string, Readonly<Record<string, {
    readonly parameters?: readonly { readonly in: string; readonly name: string; readonly schema?: Schema }[];
    readonly requestBody?: { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> };
  }>>>>;
}

/** Names of parameters that lead to a record without being a UUID. */
const KEYS = ["key", "code"];

/** Every parameter, in path, query and body, that names a record: `PUT /api/… path.id`. */
export function idParameters({ paths, components }: DescribedRoutes): string[] {
  const resolved = (schema: Schema): Schema => (schema.$ref === undefined ? schema : resolved(components?.schemas?.[schema.$ref.split("/").at(-1)!] ?? {}));
  const holdsId = (given: Schema): boolean => {
    const schema = resolved(given);
    return schema.format === "uuid" || (schema.items !== undefined && holdsId(schema.items));
  };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { parameters = [], requestBody }]) => {
      const route = `${method.toUpperCase()} ${path}`;
      const inAddress = parameters.filter(({ in: place, name, schema }) => (place === "path" || place === "query") && ((schema !== undefined && holdsId(schema)) || (place === "path" && KEYS.includes(name))));
      const body = resolved(requestBody?.content?.["application/json"]?.schema ?? {}).properties ?? {};
      // A filing's values hold ids of rows, which are its own and no records.
      const inBody = Object.entries(body).filter(([, schema]) => holdsId(schema));
      return [...inAddress.map(({ in: place, name }) => `${route} ${place}.${name}`), ...inBody.map(([name]) => `${route} body.${name}`)];
    }),
  );
}
