import Tensors
import Terminal

/// One rung of the staircase from a dense layer to a bank of shared filters: how many weights are left.
struct SharingLadder: Generator {
  let name = "sharing-ladder"

  func problem(using random: inout RandomSource) -> Problem? {
    let rungs = [dense, local, shared, bank]
    return random.pick(rungs)
  }

  private func rung(
    _ question: Phrase, hint: Phrase, answer: String, slips: [Problem.Slip]
  ) -> Problem {
    Problem(
      letters: [
        ("n", "50,100,200,500"), ("U", "1000,10000,100000"), ("p", "3,5,7,8,10"), ("K", "4,16,64"),
      ],
      question: [.words(question)], hints: [hint], answer: answer, slips: slips)
  }

  private var dense: Problem {
    rung(
      Phrase(
        "A grey picture of {n} × {n} and {U} units, each joined to every pixel. How many weights?",
        "{n} × {n} 的灰度图像，{U} 个单元，每个都与所有像素相连。多少个权重？"),
      hint: Phrase("A weight for every pair of a pixel and a unit.", "每一对像素和单元都有一个权重。"),
      answer: "n*n*U",
      slips: [
        .init("n*n + U", Phrase("They were added: pairs are a product.", "相加了：“每一对”是乘积。")),
        .init("n*n", Phrase("That is one unit only.", "那只是一个单元。")),
        .init("n*U", Phrase("The side was used, not the area.", "用了边长，而不是面积。")),
      ])
  }

  private var local: Problem {
    rung(
      Phrase(
        "A grey picture of {n} × {n} and {U} units, each with weights of its own for a patch of "
          + "{p} × {p}. How many weights?",
        "{n} × {n} 的灰度图像，{U} 个单元，每个对一块 {p} × {p} 各有自己的权重。多少个权重？"),
      hint: Phrase("Links of one unit × units.", "一个单元的连接数 × 单元数。"), answer: "U*p*p",
      slips: [
        .init(
          "U*p", Phrase("A patch has an area: {p} × {p} cells.", "一块有面积：{p} × {p} 个格。")),
        .init(
          "U*n*n",
          Phrase("Each unit sees its patch only, not the whole picture.", "每个单元只看自己那一块，不是整幅图像。")),
        .init(
          "p*p",
          Phrase("Nothing is shared yet: every unit has weights of its own.", "还没有共享：每个单元各有自己的权重。")),
      ])
  }

  private var shared: Problem {
    rung(
      Phrase(
        "A grey picture of {n} × {n} and {U} units that all use the same patch of {p} × {p} weights. "
          + "How many different weights?",
        "{n} × {n} 的灰度图像，{U} 个单元都用同一块 {p} × {p} 的权重。有多少个不同的权重？"),
      hint: Phrase("Units do not count any more.", "单元数不再起作用。"), answer: "p*p",
      slips: [
        .init(
          "U*p*p",
          Phrase("The links stay, the numbers behind them are shared.", "连接还在，但背后的数是共享的。")),
        .init("p*p + U", Phrase("A shared weight is counted once.", "共享的权重只数一次。")),
        .init("n*n", Phrase("That is the picture, not the patch.", "那是图像，不是那一块。")),
      ])
  }

  private var bank: Problem {
    rung(
      Phrase(
        "A grey picture of {n} × {n} and {K} filters of {p} × {p}, each used by {U} units that share "
          + "its weights and its bias. How many parameters?",
        "{n} × {n} 的灰度图像，{K} 个 {p} × {p} 的滤波器，每个由 {U} 个单元共享权重和偏置。多少个参数？"),
      hint: Phrase(
        "Units do not count any more: ({p} × {p} + 1) a filter.",
        "单元数不再起作用：每个滤波器 ({p} × {p} + 1) 个。"),
      answer: "K*(p*p + 1)",
      slips: [
        .init("K*p*p", Phrase("The biases were forgotten, one a filter.", "忘了偏置，每个滤波器一个。")),
        .init("K*p*p + U", Phrase("One bias a filter; the units share it.", "每个滤波器一个偏置，单元共享它。")),
        .init(
          "K*p*p + 1",
          Phrase("One bias a filter, not one a layer.", "每个滤波器一个偏置，不是每层一个。")),
        .init(
          "U*p*p",
          Phrase("The links stay, the numbers behind them are shared.", "连接还在，但背后的数是共享的。")),
      ])
  }
}
