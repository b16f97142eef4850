import Foundation
import TestSupport
import Testing

#if os(Linux)
  struct TrainingMemoryTests {
    @Test(arguments: [["--model", "lenet5", "--augment"], ["--model", "simple"]])
    func `epochs take no more memory than the first ones`(recipe: [String]) throws {
      try withTemporaryDirectory { directory in
        try DigitFiles.write(directory, training: 200, test: 50)
        let run = try TrainingProcess(
          recipe + [
            "--data", directory, "--epochs", "100000", "--schedule", "constant",
            "--save", directory + "/m.safetensors", "--threads", "2",
          ])
        try #require(run.waitForEpochs(5))
        let before = try run.peakMemory()
        try #require(run.waitForEpochs(45))
        let after = try run.peakMemory()
        run.signal(SIGKILL)
        run.wait()
        // A batch of gradients kept by mistake would be larger than this after forty epochs.
        #expect(after - before < 4 << 20, "\(before) bytes after 5 epochs, \(after) after 45")
        #expect(after < 100 << 20, "\(after) bytes for 200 pictures")
      }
    }

    @Test(.enabled(if: DataFiles.mnist != nil), arguments: ["lenet5", "simple"])
    func `training on MNIST takes less than 150 MB`(model: String) throws {
      let run = try TrainingProcess([
        "--model", model, "--data", try #require(DataFiles.mnist), "--epochs", "100000",
        "--threads", "2",
      ])
      try #require(run.waitForEpochs(2))
      let peak = try run.peakMemory()
      run.signal(SIGKILL)
      run.wait()
      #expect(peak < 150_000_000, "\(peak) bytes")
    }
  }
#endif
