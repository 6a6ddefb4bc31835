/** A kind of processor that the package is built for, under the names that everybody has for it. */
export interface Architecture {
  /** Debian's name, as in the file name of the package. */
  readonly debian: 'amd64' | 'arm64';
  /** Node's and npm's name. */
  readonly node: 'x64' | 'arm64';
  /** Prefix of the compiler and the tools that make programs for it. */
  readonly tools: string;
  /** Debian packages with them, for the error message. */
  readonly toolPackages: readonly string[];
  /** Prebuilt binding of serialport, below the folder of its package. */
  readonly serialBinding: string;
}

export const ARCHITECTURES: readonly Architecture[] = [
  {
    debian: 'amd64',
    node: 'x64',
    tools: 'x86_64-linux-gnu-',
    toolPackages: ['gcc-x86-64-linux-gnu', 'g++-x86-64-linux-gnu'],
    serialBinding: 'prebuilds/linux-x64/@serialport+bindings-cpp.glibc.node',
  },
  {
    debian: 'arm64',
    node: 'arm64',
    tools: 'aarch64-linux-gnu-',
    toolPackages: ['gcc-aarch64-linux-gnu', 'g++-aarch64-linux-gnu'],
    serialBinding: 'prebuilds/linux-arm64/@serialport+bindings-cpp.armv8.glibc.node',
  },
];

/** Node itself for an architecture, as npm has it. */
export function runtimePackage({ node }: Architecture): string {
  return `node-linux-${node}`;
}

/** The native part of koffi. */
export function koffiPackage({ node }: Architecture): string {
  return `@koromix/koffi-linux-${node}`;
}
