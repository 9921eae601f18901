type Library = typeof import('@nestjs/swagger');
type Decorator = ClassDecorator & MethodDecorator;

/** What has been said of controllers and their calls, and not yet been told to the library. */
const untold: ((library: Library) => void)[] = [];

/**
 * Describes a class or a call for the OpenAPI document. Its library, 500 files, is loaded when somebody asks for the document; what
 * is said of the code before that waits here.
 */
export function described(decorators: (library: Library) => readonly (ClassDecorator | MethodDecorator)[]): Decorator {
  return (...decorated: unknown[]) => {
    untold.push((library) => {
      for (const decorate of decorators(library)) (decorate as (...args: unknown[]) => void)(...decorated);
    });
  };
}

/** The heading under which the document lists a call, or all calls of a controller. */
export const Tag = (name: string): Decorator => described(({ ApiTags }) => [ApiTags(name)]);

/** The library, which now knows all that has been said. */
export async function descriptionLibrary(): Promise<Library> {
  const library = await import('@nestjs/swagger');
  for (const tell of untold.splice(0)) tell(library);
  return library;
}
