import LaneInterface

// These sources are built for each width of vectors, every time as a module of its own; the manifest says by
// which flags. Only pointers and plain numbers come in, and what is generic is this module's alone: a
// specialisation of the library's that two modules share would be linked once, for the wrong processor.

/// The kernels for one width of vectors.
enum Loops: LaneKernels {
  static var vectorBytes: Int { MemoryLayout<FloatLanes.Vector>.size }
  #if FEW_REGISTERS
    static var tiles: TileLimits { .sixteen }
  #else
    static var tiles: TileLimits { .thirtyTwo }
  #endif
}

/// The kernels of this module.
package var loops: any LaneKernels.Type { Loops.self }
