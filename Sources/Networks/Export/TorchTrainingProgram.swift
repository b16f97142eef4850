/// The program that trains an exported network on with PyTorch, on one process or on many.
public enum TorchTrainingProgram {
  /// Writes the program.
  ///
  /// - Parameters:
  ///   - module: The name of the module that has the network.
  ///   - weights: The name of the file with its weights.
  /// - Returns: A program for `torchrun`.
  public static func text(module: String, weights: String) -> String {
    """
    \"\"\"Trains \(module).py on from \(weights).

        torchrun --nproc-per-node 2 \(module)_train.py --data data.pt --epochs 3

    data.pt holds {"x": pictures, "t": classes}, as torch.save writes it. Every process takes its share of
    each batch; gradients are averaged, so that two processes take the very steps that one would (with
    dropout, and with batch normalisation on the CPU, where each process has its own, they differ a little).
    \"\"\"

    import argparse
    import os

    import torch
    import torch.distributed as dist
    import torch.nn.functional as F
    from safetensors.torch import save_file
    from torch.nn.parallel import DistributedDataParallel

    from \(module) import load


    def main():
        parser = argparse.ArgumentParser()
        parser.add_argument("--data", required=True)
        parser.add_argument("--weights", default="\(weights)")
        parser.add_argument("--save", default="\(module)_trained.safetensors")
        parser.add_argument("--epochs", type=int, default=1)
        parser.add_argument("--steps", type=int, default=None, help="stop after so many steps")
        parser.add_argument("--batch-size", type=int, default=64, help="of all processes together")
        parser.add_argument("--learning-rate", type=float, default=0.01)
        parser.add_argument("--momentum", type=float, default=0.9)
        parser.add_argument("--seed", type=int, default=0)
        given = parser.parse_args()

        is_many = "RANK" in os.environ
        has_cuda = torch.cuda.is_available()
        if is_many:
            dist.init_process_group("nccl" if has_cuda else "gloo")
        rank = dist.get_rank() if is_many else 0
        count = dist.get_world_size() if is_many else 1
        device = torch.device("cuda", int(os.environ.get("LOCAL_RANK", 0))) if has_cuda \\
            else torch.device("cpu")

        held = torch.load(given.data, weights_only=True)
        x, t = held["x"].float(), held["t"].long()
        torch.manual_seed(given.seed + rank)
        net = load(given.weights).train().to(device)
        if is_many and has_cuda:
            net = torch.nn.SyncBatchNorm.convert_sync_batchnorm(net)
        model = DistributedDataParallel(net) if is_many else net
        rule = torch.optim.SGD(net.parameters(), lr=given.learning_rate, momentum=given.momentum)

        steps = 0
        for epoch in range(given.epochs):
            order = torch.randperm(len(x), generator=torch.Generator().manual_seed(given.seed + epoch))
            total, seen = 0.0, 0
            for start in range(0, len(x) - len(x) % count, given.batch_size):
                batch = order[start:start + given.batch_size]
                batch = batch[:len(batch) - len(batch) % count]
                mine = batch[rank::count]
                if len(mine) == 0:
                    break
                loss = F.cross_entropy(model(x[mine].to(device)), t[mine].to(device))
                rule.zero_grad()
                loss.backward()
                rule.step()
                total, seen, steps = total + loss.item() * len(mine), seen + len(mine), steps + 1
                if steps == given.steps:
                    break
            sums = torch.tensor([total, seen], dtype=torch.float64).to(device)
            if is_many:
                dist.all_reduce(sums)
            if rank == 0:
                print(f"epoch {epoch + 1}: loss {(sums[0] / sums[1].clamp(min=1)).item():.4f}")
            if steps == given.steps:
                break
        if rank == 0:
            save_file({name: value.cpu() for name, value in net.state_dict().items()}, given.save)
        if is_many:
            dist.destroy_process_group()


    if __name__ == "__main__":
        main()

    """
  }
}
