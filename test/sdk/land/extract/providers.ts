import type { Provider } from "ethers";

/** A provider of which some methods answer otherwise. */
export function providerWith(provider: Provider, other: Partial<Provider>): Provider {
  return new Proxy(provider, {
    get: (target, name) => {
      const own: unknown = Reflect.get(other, name);
      if (own !== undefined) return own;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === "function" ? (value.bind(target) as unknown) : value;
    },
  });
}
