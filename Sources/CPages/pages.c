// Written by list.sh.
#include "pages.h"

static const unsigned char p0[] = {
#embed "../../Lessons/glossary.md"
};

static const unsigned char p1[] = {
#embed "../../Lessons/help/en/abs.md"
};

static const unsigned char p2[] = {
#embed "../../Lessons/help/en/absolute.md"
};

static const unsigned char p3[] = {
#embed "../../Lessons/help/en/adaptive_avg_pool2d.md"
};

static const unsigned char p4[] = {
#embed "../../Lessons/help/en/adaptive_max_pool2d.md"
};

static const unsigned char p5[] = {
#embed "../../Lessons/help/en/add.md"
};

static const unsigned char p6[] = {
#embed "../../Lessons/help/en/alexnet.md"
};

static const unsigned char p7[] = {
#embed "../../Lessons/help/en/allclose.md"
};

static const unsigned char p8[] = {
#embed "../../Lessons/help/en/amax.md"
};

static const unsigned char p9[] = {
#embed "../../Lessons/help/en/amin.md"
};

static const unsigned char p10[] = {
#embed "../../Lessons/help/en/arange.md"
};

static const unsigned char p11[] = {
#embed "../../Lessons/help/en/argmax.md"
};

static const unsigned char p12[] = {
#embed "../../Lessons/help/en/argmin.md"
};

static const unsigned char p13[] = {
#embed "../../Lessons/help/en/argsort.md"
};

static const unsigned char p14[] = {
#embed "../../Lessons/help/en/array.md"
};

static const unsigned char p15[] = {
#embed "../../Lessons/help/en/as_tensor.md"
};

static const unsigned char p16[] = {
#embed "../../Lessons/help/en/asarray.md"
};

static const unsigned char p17[] = {
#embed "../../Lessons/help/en/ascontiguousarray.md"
};

static const unsigned char p18[] = {
#embed "../../Lessons/help/en/astype.md"
};

static const unsigned char p19[] = {
#embed "../../Lessons/help/en/average.md"
};

static const unsigned char p20[] = {
#embed "../../Lessons/help/en/avg_pool1d.md"
};

static const unsigned char p21[] = {
#embed "../../Lessons/help/en/avg_pool2d.md"
};

static const unsigned char p22[] = {
#embed "../../Lessons/help/en/backward.md"
};

static const unsigned char p23[] = {
#embed "../../Lessons/help/en/batch_norm.md"
};

static const unsigned char p24[] = {
#embed "../../Lessons/help/en/binary_cross_entropy.md"
};

static const unsigned char p25[] = {
#embed "../../Lessons/help/en/bmm.md"
};

static const unsigned char p26[] = {
#embed "../../Lessons/help/en/bool.md"
};

static const unsigned char p27[] = {
#embed "../../Lessons/help/en/cat.md"
};

static const unsigned char p28[] = {
#embed "../../Lessons/help/en/ceil.md"
};

static const unsigned char p29[] = {
#embed "../../Lessons/help/en/clamp.md"
};

static const unsigned char p30[] = {
#embed "../../Lessons/help/en/clip.md"
};

static const unsigned char p31[] = {
#embed "../../Lessons/help/en/clone.md"
};

static const unsigned char p32[] = {
#embed "../../Lessons/help/en/command-back.md"
};

static const unsigned char p33[] = {
#embed "../../Lessons/help/en/command-clear.md"
};

static const unsigned char p34[] = {
#embed "../../Lessons/help/en/command-code.md"
};

static const unsigned char p35[] = {
#embed "../../Lessons/help/en/command-conventions.md"
};

static const unsigned char p36[] = {
#embed "../../Lessons/help/en/command-example.md"
};

static const unsigned char p37[] = {
#embed "../../Lessons/help/en/command-exit.md"
};

static const unsigned char p38[] = {
#embed "../../Lessons/help/en/command-export.md"
};

static const unsigned char p39[] = {
#embed "../../Lessons/help/en/command-faces.md"
};

static const unsigned char p40[] = {
#embed "../../Lessons/help/en/command-help.md"
};

static const unsigned char p41[] = {
#embed "../../Lessons/help/en/command-hint.md"
};

static const unsigned char p42[] = {
#embed "../../Lessons/help/en/command-language.md"
};

static const unsigned char p43[] = {
#embed "../../Lessons/help/en/command-lesson.md"
};

static const unsigned char p44[] = {
#embed "../../Lessons/help/en/command-lessons.md"
};

static const unsigned char p45[] = {
#embed "../../Lessons/help/en/command-load.md"
};

static const unsigned char p46[] = {
#embed "../../Lessons/help/en/command-next.md"
};

static const unsigned char p47[] = {
#embed "../../Lessons/help/en/command-practice.md"
};

static const unsigned char p48[] = {
#embed "../../Lessons/help/en/command-precision.md"
};

static const unsigned char p49[] = {
#embed "../../Lessons/help/en/command-quit.md"
};

static const unsigned char p50[] = {
#embed "../../Lessons/help/en/command-restart.md"
};

static const unsigned char p51[] = {
#embed "../../Lessons/help/en/command-save.md"
};

static const unsigned char p52[] = {
#embed "../../Lessons/help/en/command-show.md"
};

static const unsigned char p53[] = {
#embed "../../Lessons/help/en/command-size.md"
};

static const unsigned char p54[] = {
#embed "../../Lessons/help/en/command-skip.md"
};

static const unsigned char p55[] = {
#embed "../../Lessons/help/en/command-solution.md"
};

static const unsigned char p56[] = {
#embed "../../Lessons/help/en/command-step.md"
};

static const unsigned char p57[] = {
#embed "../../Lessons/help/en/command-trace.md"
};

static const unsigned char p58[] = {
#embed "../../Lessons/help/en/command-train.md"
};

static const unsigned char p59[] = {
#embed "../../Lessons/help/en/command-vars.md"
};

static const unsigned char p60[] = {
#embed "../../Lessons/help/en/command-why.md"
};

static const unsigned char p61[] = {
#embed "../../Lessons/help/en/compare.md"
};

static const unsigned char p62[] = {
#embed "../../Lessons/help/en/concat.md"
};

static const unsigned char p63[] = {
#embed "../../Lessons/help/en/concatenate.md"
};

static const unsigned char p64[] = {
#embed "../../Lessons/help/en/contiguous.md"
};

static const unsigned char p65[] = {
#embed "../../Lessons/help/en/conv1d.md"
};

static const unsigned char p66[] = {
#embed "../../Lessons/help/en/conv2.md"
};

static const unsigned char p67[] = {
#embed "../../Lessons/help/en/conv2d.md"
};

static const unsigned char p68[] = {
#embed "../../Lessons/help/en/conv_transpose2d.md"
};

static const unsigned char p69[] = {
#embed "../../Lessons/help/en/convolve.md"
};

static const unsigned char p70[] = {
#embed "../../Lessons/help/en/convolve2d.md"
};

static const unsigned char p71[] = {
#embed "../../Lessons/help/en/correlate.md"
};

static const unsigned char p72[] = {
#embed "../../Lessons/help/en/correlate2d.md"
};

static const unsigned char p73[] = {
#embed "../../Lessons/help/en/cos.md"
};

static const unsigned char p74[] = {
#embed "../../Lessons/help/en/coverage.md"
};

static const unsigned char p75[] = {
#embed "../../Lessons/help/en/cpu.md"
};

static const unsigned char p76[] = {
#embed "../../Lessons/help/en/cross_entropy.md"
};

static const unsigned char p77[] = {
#embed "../../Lessons/help/en/cuda.md"
};

static const unsigned char p78[] = {
#embed "../../Lessons/help/en/cumprod.md"
};

static const unsigned char p79[] = {
#embed "../../Lessons/help/en/cumsum.md"
};

static const unsigned char p80[] = {
#embed "../../Lessons/help/en/detach.md"
};

static const unsigned char p81[] = {
#embed "../../Lessons/help/en/digit.md"
};

static const unsigned char p82[] = {
#embed "../../Lessons/help/en/digits.md"
};

static const unsigned char p83[] = {
#embed "../../Lessons/help/en/dim.md"
};

static const unsigned char p84[] = {
#embed "../../Lessons/help/en/div.md"
};

static const unsigned char p85[] = {
#embed "../../Lessons/help/en/divide.md"
};

static const unsigned char p86[] = {
#embed "../../Lessons/help/en/dot.md"
};

static const unsigned char p87[] = {
#embed "../../Lessons/help/en/double.md"
};

static const unsigned char p88[] = {
#embed "../../Lessons/help/en/dropout.md"
};

static const unsigned char p89[] = {
#embed "../../Lessons/help/en/einsum.md"
};

static const unsigned char p90[] = {
#embed "../../Lessons/help/en/elu.md"
};

static const unsigned char p91[] = {
#embed "../../Lessons/help/en/empty.md"
};

static const unsigned char p92[] = {
#embed "../../Lessons/help/en/eq.md"
};

static const unsigned char p93[] = {
#embed "../../Lessons/help/en/eval.md"
};

static const unsigned char p94[] = {
#embed "../../Lessons/help/en/exp.md"
};

static const unsigned char p95[] = {
#embed "../../Lessons/help/en/expand.md"
};

static const unsigned char p96[] = {
#embed "../../Lessons/help/en/expand_dims.md"
};

static const unsigned char p97[] = {
#embed "../../Lessons/help/en/eye.md"
};

static const unsigned char p98[] = {
#embed "../../Lessons/help/en/fabs.md"
};

static const unsigned char p99[] = {
#embed "../../Lessons/help/en/filter2.md"
};

static const unsigned char p100[] = {
#embed "../../Lessons/help/en/fit.md"
};

static const unsigned char p101[] = {
#embed "../../Lessons/help/en/flatten.md"
};

static const unsigned char p102[] = {
#embed "../../Lessons/help/en/flip.md"
};

static const unsigned char p103[] = {
#embed "../../Lessons/help/en/fliplr.md"
};

static const unsigned char p104[] = {
#embed "../../Lessons/help/en/flipud.md"
};

static const unsigned char p105[] = {
#embed "../../Lessons/help/en/float.md"
};

static const unsigned char p106[] = {
#embed "../../Lessons/help/en/floor.md"
};

static const unsigned char p107[] = {
#embed "../../Lessons/help/en/floor_divide.md"
};

static const unsigned char p108[] = {
#embed "../../Lessons/help/en/fold.md"
};

static const unsigned char p109[] = {
#embed "../../Lessons/help/en/from_numpy.md"
};

static const unsigned char p110[] = {
#embed "../../Lessons/help/en/full.md"
};

static const unsigned char p111[] = {
#embed "../../Lessons/help/en/full_like.md"
};

static const unsigned char p112[] = {
#embed "../../Lessons/help/en/gather.md"
};

static const unsigned char p113[] = {
#embed "../../Lessons/help/en/ge.md"
};

static const unsigned char p114[] = {
#embed "../../Lessons/help/en/gelu.md"
};

static const unsigned char p115[] = {
#embed "../../Lessons/help/en/grad.md"
};

static const unsigned char p116[] = {
#embed "../../Lessons/help/en/gradcheck.md"
};

static const unsigned char p117[] = {
#embed "../../Lessons/help/en/greater.md"
};

static const unsigned char p118[] = {
#embed "../../Lessons/help/en/gt.md"
};

static const unsigned char p119[] = {
#embed "../../Lessons/help/en/half.md"
};

static const unsigned char p120[] = {
#embed "../../Lessons/help/en/hardtanh.md"
};

static const unsigned char p121[] = {
#embed "../../Lessons/help/en/hstack.md"
};

static const unsigned char p122[] = {
#embed "../../Lessons/help/en/image.md"
};

static const unsigned char p123[] = {
#embed "../../Lessons/help/en/int.md"
};

static const unsigned char p124[] = {
#embed "../../Lessons/help/en/interpolate.md"
};

static const unsigned char p125[] = {
#embed "../../Lessons/help/en/item.md"
};

static const unsigned char p126[] = {
#embed "../../Lessons/help/en/kernel.md"
};

static const unsigned char p127[] = {
#embed "../../Lessons/help/en/kron.md"
};

static const unsigned char p128[] = {
#embed "../../Lessons/help/en/l1_loss.md"
};

static const unsigned char p129[] = {
#embed "../../Lessons/help/en/layer-AdaptiveAvgPool2d.md"
};

static const unsigned char p130[] = {
#embed "../../Lessons/help/en/layer-AvgPool1d.md"
};

static const unsigned char p131[] = {
#embed "../../Lessons/help/en/layer-AvgPool2d.md"
};

static const unsigned char p132[] = {
#embed "../../Lessons/help/en/layer-BatchNorm1d.md"
};

static const unsigned char p133[] = {
#embed "../../Lessons/help/en/layer-BatchNorm2d.md"
};

static const unsigned char p134[] = {
#embed "../../Lessons/help/en/layer-BoolTensor.md"
};

static const unsigned char p135[] = {
#embed "../../Lessons/help/en/layer-ByteTensor.md"
};

static const unsigned char p136[] = {
#embed "../../Lessons/help/en/layer-Conv1d.md"
};

static const unsigned char p137[] = {
#embed "../../Lessons/help/en/layer-Conv2d.md"
};

static const unsigned char p138[] = {
#embed "../../Lessons/help/en/layer-ConvTranspose2d.md"
};

static const unsigned char p139[] = {
#embed "../../Lessons/help/en/layer-DoubleTensor.md"
};

static const unsigned char p140[] = {
#embed "../../Lessons/help/en/layer-Dropout.md"
};

static const unsigned char p141[] = {
#embed "../../Lessons/help/en/layer-ELU.md"
};

static const unsigned char p142[] = {
#embed "../../Lessons/help/en/layer-Flatten.md"
};

static const unsigned char p143[] = {
#embed "../../Lessons/help/en/layer-FloatTensor.md"
};

static const unsigned char p144[] = {
#embed "../../Lessons/help/en/layer-Fold.md"
};

static const unsigned char p145[] = {
#embed "../../Lessons/help/en/layer-GELU.md"
};

static const unsigned char p146[] = {
#embed "../../Lessons/help/en/layer-Hardtanh.md"
};

static const unsigned char p147[] = {
#embed "../../Lessons/help/en/layer-Identity.md"
};

static const unsigned char p148[] = {
#embed "../../Lessons/help/en/layer-IntTensor.md"
};

static const unsigned char p149[] = {
#embed "../../Lessons/help/en/layer-LPPool1d.md"
};

static const unsigned char p150[] = {
#embed "../../Lessons/help/en/layer-LPPool2d.md"
};

static const unsigned char p151[] = {
#embed "../../Lessons/help/en/layer-LeakyReLU.md"
};

static const unsigned char p152[] = {
#embed "../../Lessons/help/en/layer-Linear.md"
};

static const unsigned char p153[] = {
#embed "../../Lessons/help/en/layer-LongTensor.md"
};

static const unsigned char p154[] = {
#embed "../../Lessons/help/en/layer-MaxPool1d.md"
};

static const unsigned char p155[] = {
#embed "../../Lessons/help/en/layer-MaxPool2d.md"
};

static const unsigned char p156[] = {
#embed "../../Lessons/help/en/layer-Parameter.md"
};

static const unsigned char p157[] = {
#embed "../../Lessons/help/en/layer-ReLU.md"
};

static const unsigned char p158[] = {
#embed "../../Lessons/help/en/layer-ReLU6.md"
};

static const unsigned char p159[] = {
#embed "../../Lessons/help/en/layer-Sequential.md"
};

static const unsigned char p160[] = {
#embed "../../Lessons/help/en/layer-SiLU.md"
};

static const unsigned char p161[] = {
#embed "../../Lessons/help/en/layer-Sigmoid.md"
};

static const unsigned char p162[] = {
#embed "../../Lessons/help/en/layer-Softmax.md"
};

static const unsigned char p163[] = {
#embed "../../Lessons/help/en/layer-Softplus.md"
};

static const unsigned char p164[] = {
#embed "../../Lessons/help/en/layer-Tanh.md"
};

static const unsigned char p165[] = {
#embed "../../Lessons/help/en/layer-Tensor.md"
};

static const unsigned char p166[] = {
#embed "../../Lessons/help/en/layer-Unfold.md"
};

static const unsigned char p167[] = {
#embed "../../Lessons/help/en/layer-Upsample.md"
};

static const unsigned char p168[] = {
#embed "../../Lessons/help/en/layer-Variable.md"
};

static const unsigned char p169[] = {
#embed "../../Lessons/help/en/le.md"
};

static const unsigned char p170[] = {
#embed "../../Lessons/help/en/leaky_relu.md"
};

static const unsigned char p171[] = {
#embed "../../Lessons/help/en/len.md"
};

static const unsigned char p172[] = {
#embed "../../Lessons/help/en/lenet5.md"
};

static const unsigned char p173[] = {
#embed "../../Lessons/help/en/less.md"
};

static const unsigned char p174[] = {
#embed "../../Lessons/help/en/linear.md"
};

static const unsigned char p175[] = {
#embed "../../Lessons/help/en/linspace.md"
};

static const unsigned char p176[] = {
#embed "../../Lessons/help/en/load.md"
};

static const unsigned char p177[] = {
#embed "../../Lessons/help/en/load_state_dict.md"
};

static const unsigned char p178[] = {
#embed "../../Lessons/help/en/log.md"
};

static const unsigned char p179[] = {
#embed "../../Lessons/help/en/log10.md"
};

static const unsigned char p180[] = {
#embed "../../Lessons/help/en/log2.md"
};

static const unsigned char p181[] = {
#embed "../../Lessons/help/en/log_softmax.md"
};

static const unsigned char p182[] = {
#embed "../../Lessons/help/en/long.md"
};

static const unsigned char p183[] = {
#embed "../../Lessons/help/en/lp_pool1d.md"
};

static const unsigned char p184[] = {
#embed "../../Lessons/help/en/lp_pool2d.md"
};

static const unsigned char p185[] = {
#embed "../../Lessons/help/en/lt.md"
};

static const unsigned char p186[] = {
#embed "../../Lessons/help/en/manual_seed.md"
};

static const unsigned char p187[] = {
#embed "../../Lessons/help/en/manual_seed_all.md"
};

static const unsigned char p188[] = {
#embed "../../Lessons/help/en/matmul.md"
};

static const unsigned char p189[] = {
#embed "../../Lessons/help/en/max.md"
};

static const unsigned char p190[] = {
#embed "../../Lessons/help/en/max_pool1d.md"
};

static const unsigned char p191[] = {
#embed "../../Lessons/help/en/max_pool2d.md"
};

static const unsigned char p192[] = {
#embed "../../Lessons/help/en/max_unpool1d.md"
};

static const unsigned char p193[] = {
#embed "../../Lessons/help/en/max_unpool2d.md"
};

static const unsigned char p194[] = {
#embed "../../Lessons/help/en/maximum.md"
};

static const unsigned char p195[] = {
#embed "../../Lessons/help/en/mean.md"
};

static const unsigned char p196[] = {
#embed "../../Lessons/help/en/min.md"
};

static const unsigned char p197[] = {
#embed "../../Lessons/help/en/minimum.md"
};

static const unsigned char p198[] = {
#embed "../../Lessons/help/en/mm.md"
};

static const unsigned char p199[] = {
#embed "../../Lessons/help/en/mobilenet_v2.md"
};

static const unsigned char p200[] = {
#embed "../../Lessons/help/en/mod.md"
};

static const unsigned char p201[] = {
#embed "../../Lessons/help/en/mse_loss.md"
};

static const unsigned char p202[] = {
#embed "../../Lessons/help/en/mul.md"
};

static const unsigned char p203[] = {
#embed "../../Lessons/help/en/multiply.md"
};

static const unsigned char p204[] = {
#embed "../../Lessons/help/en/ne.md"
};

static const unsigned char p205[] = {
#embed "../../Lessons/help/en/neg.md"
};

static const unsigned char p206[] = {
#embed "../../Lessons/help/en/negative.md"
};

static const unsigned char p207[] = {
#embed "../../Lessons/help/en/nll_loss.md"
};

static const unsigned char p208[] = {
#embed "../../Lessons/help/en/norm.md"
};

static const unsigned char p209[] = {
#embed "../../Lessons/help/en/normal.md"
};

static const unsigned char p210[] = {
#embed "../../Lessons/help/en/numel.md"
};

static const unsigned char p211[] = {
#embed "../../Lessons/help/en/numgrad.md"
};

static const unsigned char p212[] = {
#embed "../../Lessons/help/en/numpy.md"
};

static const unsigned char p213[] = {
#embed "../../Lessons/help/en/one_hot.md"
};

static const unsigned char p214[] = {
#embed "../../Lessons/help/en/ones.md"
};

static const unsigned char p215[] = {
#embed "../../Lessons/help/en/ones_like.md"
};

static const unsigned char p216[] = {
#embed "../../Lessons/help/en/out_size.md"
};

static const unsigned char p217[] = {
#embed "../../Lessons/help/en/outer.md"
};

static const unsigned char p218[] = {
#embed "../../Lessons/help/en/pad.md"
};

static const unsigned char p219[] = {
#embed "../../Lessons/help/en/parameters.md"
};

static const unsigned char p220[] = {
#embed "../../Lessons/help/en/permute.md"
};

static const unsigned char p221[] = {
#embed "../../Lessons/help/en/pow.md"
};

static const unsigned char p222[] = {
#embed "../../Lessons/help/en/power.md"
};

static const unsigned char p223[] = {
#embed "../../Lessons/help/en/print.md"
};

static const unsigned char p224[] = {
#embed "../../Lessons/help/en/prod.md"
};

static const unsigned char p225[] = {
#embed "../../Lessons/help/en/program-assert.md"
};

static const unsigned char p226[] = {
#embed "../../Lessons/help/en/program-class.md"
};

static const unsigned char p227[] = {
#embed "../../Lessons/help/en/program-comprehension.md"
};

static const unsigned char p228[] = {
#embed "../../Lessons/help/en/program-def.md"
};

static const unsigned char p229[] = {
#embed "../../Lessons/help/en/program-del.md"
};

static const unsigned char p230[] = {
#embed "../../Lessons/help/en/program-divmod.md"
};

static const unsigned char p231[] = {
#embed "../../Lessons/help/en/program-enumerate.md"
};

static const unsigned char p232[] = {
#embed "../../Lessons/help/en/program-filter.md"
};

static const unsigned char p233[] = {
#embed "../../Lessons/help/en/program-for.md"
};

static const unsigned char p234[] = {
#embed "../../Lessons/help/en/program-global.md"
};

static const unsigned char p235[] = {
#embed "../../Lessons/help/en/program-hasattr.md"
};

static const unsigned char p236[] = {
#embed "../../Lessons/help/en/program-if.md"
};

static const unsigned char p237[] = {
#embed "../../Lessons/help/en/program-isinstance.md"
};

static const unsigned char p238[] = {
#embed "../../Lessons/help/en/program-lambda.md"
};

static const unsigned char p239[] = {
#embed "../../Lessons/help/en/program-map.md"
};

static const unsigned char p240[] = {
#embed "../../Lessons/help/en/program-programs.md"
};

static const unsigned char p241[] = {
#embed "../../Lessons/help/en/program-range.md"
};

static const unsigned char p242[] = {
#embed "../../Lessons/help/en/program-return.md"
};

static const unsigned char p243[] = {
#embed "../../Lessons/help/en/program-reversed.md"
};

static const unsigned char p244[] = {
#embed "../../Lessons/help/en/program-sorted.md"
};

static const unsigned char p245[] = {
#embed "../../Lessons/help/en/program-while.md"
};

static const unsigned char p246[] = {
#embed "../../Lessons/help/en/program-with.md"
};

static const unsigned char p247[] = {
#embed "../../Lessons/help/en/program-zip.md"
};

static const unsigned char p248[] = {
#embed "../../Lessons/help/en/rand.md"
};

static const unsigned char p249[] = {
#embed "../../Lessons/help/en/randint.md"
};

static const unsigned char p250[] = {
#embed "../../Lessons/help/en/randn.md"
};

static const unsigned char p251[] = {
#embed "../../Lessons/help/en/random.md"
};

static const unsigned char p252[] = {
#embed "../../Lessons/help/en/ravel.md"
};

static const unsigned char p253[] = {
#embed "../../Lessons/help/en/receptive_field.md"
};

static const unsigned char p254[] = {
#embed "../../Lessons/help/en/relu.md"
};

static const unsigned char p255[] = {
#embed "../../Lessons/help/en/relu6.md"
};

static const unsigned char p256[] = {
#embed "../../Lessons/help/en/remainder.md"
};

static const unsigned char p257[] = {
#embed "../../Lessons/help/en/repeat.md"
};

static const unsigned char p258[] = {
#embed "../../Lessons/help/en/repeat_interleave.md"
};

static const unsigned char p259[] = {
#embed "../../Lessons/help/en/requires_grad_.md"
};

static const unsigned char p260[] = {
#embed "../../Lessons/help/en/reshape.md"
};

static const unsigned char p261[] = {
#embed "../../Lessons/help/en/resnet18.md"
};

static const unsigned char p262[] = {
#embed "../../Lessons/help/en/resnet50.md"
};

static const unsigned char p263[] = {
#embed "../../Lessons/help/en/roll.md"
};

static const unsigned char p264[] = {
#embed "../../Lessons/help/en/rot180.md"
};

static const unsigned char p265[] = {
#embed "../../Lessons/help/en/rot90.md"
};

static const unsigned char p266[] = {
#embed "../../Lessons/help/en/round.md"
};

static const unsigned char p267[] = {
#embed "../../Lessons/help/en/save.md"
};

static const unsigned char p268[] = {
#embed "../../Lessons/help/en/seed.md"
};

static const unsigned char p269[] = {
#embed "../../Lessons/help/en/shape.md"
};

static const unsigned char p270[] = {
#embed "../../Lessons/help/en/short.md"
};

static const unsigned char p271[] = {
#embed "../../Lessons/help/en/sigmoid.md"
};

static const unsigned char p272[] = {
#embed "../../Lessons/help/en/sign.md"
};

static const unsigned char p273[] = {
#embed "../../Lessons/help/en/silu.md"
};

static const unsigned char p274[] = {
#embed "../../Lessons/help/en/sin.md"
};

static const unsigned char p275[] = {
#embed "../../Lessons/help/en/size.md"
};

static const unsigned char p276[] = {
#embed "../../Lessons/help/en/sliding_window_view.md"
};

static const unsigned char p277[] = {
#embed "../../Lessons/help/en/softmax.md"
};

static const unsigned char p278[] = {
#embed "../../Lessons/help/en/softplus.md"
};

static const unsigned char p279[] = {
#embed "../../Lessons/help/en/sort.md"
};

static const unsigned char p280[] = {
#embed "../../Lessons/help/en/sqrt.md"
};

static const unsigned char p281[] = {
#embed "../../Lessons/help/en/square.md"
};

static const unsigned char p282[] = {
#embed "../../Lessons/help/en/squeeze.md"
};

static const unsigned char p283[] = {
#embed "../../Lessons/help/en/squeezenet1_1.md"
};

static const unsigned char p284[] = {
#embed "../../Lessons/help/en/stack.md"
};

static const unsigned char p285[] = {
#embed "../../Lessons/help/en/state_dict.md"
};

static const unsigned char p286[] = {
#embed "../../Lessons/help/en/std.md"
};

static const unsigned char p287[] = {
#embed "../../Lessons/help/en/sub.md"
};

static const unsigned char p288[] = {
#embed "../../Lessons/help/en/subtract.md"
};

static const unsigned char p289[] = {
#embed "../../Lessons/help/en/sum.md"
};

static const unsigned char p290[] = {
#embed "../../Lessons/help/en/summary.md"
};

static const unsigned char p291[] = {
#embed "../../Lessons/help/en/t.md"
};

static const unsigned char p292[] = {
#embed "../../Lessons/help/en/tanh.md"
};

static const unsigned char p293[] = {
#embed "../../Lessons/help/en/tensor.md"
};

static const unsigned char p294[] = {
#embed "../../Lessons/help/en/tile.md"
};

static const unsigned char p295[] = {
#embed "../../Lessons/help/en/to.md"
};

static const unsigned char p296[] = {
#embed "../../Lessons/help/en/topk.md"
};

static const unsigned char p297[] = {
#embed "../../Lessons/help/en/train.md"
};

static const unsigned char p298[] = {
#embed "../../Lessons/help/en/transpose.md"
};

static const unsigned char p299[] = {
#embed "../../Lessons/help/en/transpose_matrix.md"
};

static const unsigned char p300[] = {
#embed "../../Lessons/help/en/tril.md"
};

static const unsigned char p301[] = {
#embed "../../Lessons/help/en/triu.md"
};

static const unsigned char p302[] = {
#embed "../../Lessons/help/en/true_divide.md"
};

static const unsigned char p303[] = {
#embed "../../Lessons/help/en/type.md"
};

static const unsigned char p304[] = {
#embed "../../Lessons/help/en/unfold.md"
};

static const unsigned char p305[] = {
#embed "../../Lessons/help/en/uniform.md"
};

static const unsigned char p306[] = {
#embed "../../Lessons/help/en/unravel_index.md"
};

static const unsigned char p307[] = {
#embed "../../Lessons/help/en/unsqueeze.md"
};

static const unsigned char p308[] = {
#embed "../../Lessons/help/en/var.md"
};

static const unsigned char p309[] = {
#embed "../../Lessons/help/en/vgg16.md"
};

static const unsigned char p310[] = {
#embed "../../Lessons/help/en/view.md"
};

static const unsigned char p311[] = {
#embed "../../Lessons/help/en/vstack.md"
};

static const unsigned char p312[] = {
#embed "../../Lessons/help/en/where.md"
};

static const unsigned char p313[] = {
#embed "../../Lessons/help/en/zeros.md"
};

static const unsigned char p314[] = {
#embed "../../Lessons/help/en/zeros_like.md"
};

static const unsigned char p315[] = {
#embed "../../Lessons/help/zh/abs.md"
};

static const unsigned char p316[] = {
#embed "../../Lessons/help/zh/absolute.md"
};

static const unsigned char p317[] = {
#embed "../../Lessons/help/zh/adaptive_avg_pool2d.md"
};

static const unsigned char p318[] = {
#embed "../../Lessons/help/zh/adaptive_max_pool2d.md"
};

static const unsigned char p319[] = {
#embed "../../Lessons/help/zh/add.md"
};

static const unsigned char p320[] = {
#embed "../../Lessons/help/zh/alexnet.md"
};

static const unsigned char p321[] = {
#embed "../../Lessons/help/zh/allclose.md"
};

static const unsigned char p322[] = {
#embed "../../Lessons/help/zh/amax.md"
};

static const unsigned char p323[] = {
#embed "../../Lessons/help/zh/amin.md"
};

static const unsigned char p324[] = {
#embed "../../Lessons/help/zh/arange.md"
};

static const unsigned char p325[] = {
#embed "../../Lessons/help/zh/argmax.md"
};

static const unsigned char p326[] = {
#embed "../../Lessons/help/zh/argmin.md"
};

static const unsigned char p327[] = {
#embed "../../Lessons/help/zh/argsort.md"
};

static const unsigned char p328[] = {
#embed "../../Lessons/help/zh/array.md"
};

static const unsigned char p329[] = {
#embed "../../Lessons/help/zh/as_tensor.md"
};

static const unsigned char p330[] = {
#embed "../../Lessons/help/zh/asarray.md"
};

static const unsigned char p331[] = {
#embed "../../Lessons/help/zh/ascontiguousarray.md"
};

static const unsigned char p332[] = {
#embed "../../Lessons/help/zh/astype.md"
};

static const unsigned char p333[] = {
#embed "../../Lessons/help/zh/average.md"
};

static const unsigned char p334[] = {
#embed "../../Lessons/help/zh/avg_pool1d.md"
};

static const unsigned char p335[] = {
#embed "../../Lessons/help/zh/avg_pool2d.md"
};

static const unsigned char p336[] = {
#embed "../../Lessons/help/zh/backward.md"
};

static const unsigned char p337[] = {
#embed "../../Lessons/help/zh/batch_norm.md"
};

static const unsigned char p338[] = {
#embed "../../Lessons/help/zh/binary_cross_entropy.md"
};

static const unsigned char p339[] = {
#embed "../../Lessons/help/zh/bmm.md"
};

static const unsigned char p340[] = {
#embed "../../Lessons/help/zh/bool.md"
};

static const unsigned char p341[] = {
#embed "../../Lessons/help/zh/cat.md"
};

static const unsigned char p342[] = {
#embed "../../Lessons/help/zh/ceil.md"
};

static const unsigned char p343[] = {
#embed "../../Lessons/help/zh/clamp.md"
};

static const unsigned char p344[] = {
#embed "../../Lessons/help/zh/clip.md"
};

static const unsigned char p345[] = {
#embed "../../Lessons/help/zh/clone.md"
};

static const unsigned char p346[] = {
#embed "../../Lessons/help/zh/command-back.md"
};

static const unsigned char p347[] = {
#embed "../../Lessons/help/zh/command-clear.md"
};

static const unsigned char p348[] = {
#embed "../../Lessons/help/zh/command-code.md"
};

static const unsigned char p349[] = {
#embed "../../Lessons/help/zh/command-conventions.md"
};

static const unsigned char p350[] = {
#embed "../../Lessons/help/zh/command-example.md"
};

static const unsigned char p351[] = {
#embed "../../Lessons/help/zh/command-exit.md"
};

static const unsigned char p352[] = {
#embed "../../Lessons/help/zh/command-export.md"
};

static const unsigned char p353[] = {
#embed "../../Lessons/help/zh/command-faces.md"
};

static const unsigned char p354[] = {
#embed "../../Lessons/help/zh/command-help.md"
};

static const unsigned char p355[] = {
#embed "../../Lessons/help/zh/command-hint.md"
};

static const unsigned char p356[] = {
#embed "../../Lessons/help/zh/command-language.md"
};

static const unsigned char p357[] = {
#embed "../../Lessons/help/zh/command-lesson.md"
};

static const unsigned char p358[] = {
#embed "../../Lessons/help/zh/command-lessons.md"
};

static const unsigned char p359[] = {
#embed "../../Lessons/help/zh/command-load.md"
};

static const unsigned char p360[] = {
#embed "../../Lessons/help/zh/command-next.md"
};

static const unsigned char p361[] = {
#embed "../../Lessons/help/zh/command-practice.md"
};

static const unsigned char p362[] = {
#embed "../../Lessons/help/zh/command-precision.md"
};

static const unsigned char p363[] = {
#embed "../../Lessons/help/zh/command-quit.md"
};

static const unsigned char p364[] = {
#embed "../../Lessons/help/zh/command-restart.md"
};

static const unsigned char p365[] = {
#embed "../../Lessons/help/zh/command-save.md"
};

static const unsigned char p366[] = {
#embed "../../Lessons/help/zh/command-show.md"
};

static const unsigned char p367[] = {
#embed "../../Lessons/help/zh/command-size.md"
};

static const unsigned char p368[] = {
#embed "../../Lessons/help/zh/command-skip.md"
};

static const unsigned char p369[] = {
#embed "../../Lessons/help/zh/command-solution.md"
};

static const unsigned char p370[] = {
#embed "../../Lessons/help/zh/command-step.md"
};

static const unsigned char p371[] = {
#embed "../../Lessons/help/zh/command-trace.md"
};

static const unsigned char p372[] = {
#embed "../../Lessons/help/zh/command-train.md"
};

static const unsigned char p373[] = {
#embed "../../Lessons/help/zh/command-vars.md"
};

static const unsigned char p374[] = {
#embed "../../Lessons/help/zh/command-why.md"
};

static const unsigned char p375[] = {
#embed "../../Lessons/help/zh/compare.md"
};

static const unsigned char p376[] = {
#embed "../../Lessons/help/zh/concat.md"
};

static const unsigned char p377[] = {
#embed "../../Lessons/help/zh/concatenate.md"
};

static const unsigned char p378[] = {
#embed "../../Lessons/help/zh/contiguous.md"
};

static const unsigned char p379[] = {
#embed "../../Lessons/help/zh/conv1d.md"
};

static const unsigned char p380[] = {
#embed "../../Lessons/help/zh/conv2.md"
};

static const unsigned char p381[] = {
#embed "../../Lessons/help/zh/conv2d.md"
};

static const unsigned char p382[] = {
#embed "../../Lessons/help/zh/conv_transpose2d.md"
};

static const unsigned char p383[] = {
#embed "../../Lessons/help/zh/convolve.md"
};

static const unsigned char p384[] = {
#embed "../../Lessons/help/zh/convolve2d.md"
};

static const unsigned char p385[] = {
#embed "../../Lessons/help/zh/correlate.md"
};

static const unsigned char p386[] = {
#embed "../../Lessons/help/zh/correlate2d.md"
};

static const unsigned char p387[] = {
#embed "../../Lessons/help/zh/cos.md"
};

static const unsigned char p388[] = {
#embed "../../Lessons/help/zh/coverage.md"
};

static const unsigned char p389[] = {
#embed "../../Lessons/help/zh/cpu.md"
};

static const unsigned char p390[] = {
#embed "../../Lessons/help/zh/cross_entropy.md"
};

static const unsigned char p391[] = {
#embed "../../Lessons/help/zh/cuda.md"
};

static const unsigned char p392[] = {
#embed "../../Lessons/help/zh/cumprod.md"
};

static const unsigned char p393[] = {
#embed "../../Lessons/help/zh/cumsum.md"
};

static const unsigned char p394[] = {
#embed "../../Lessons/help/zh/detach.md"
};

static const unsigned char p395[] = {
#embed "../../Lessons/help/zh/digit.md"
};

static const unsigned char p396[] = {
#embed "../../Lessons/help/zh/digits.md"
};

static const unsigned char p397[] = {
#embed "../../Lessons/help/zh/dim.md"
};

static const unsigned char p398[] = {
#embed "../../Lessons/help/zh/div.md"
};

static const unsigned char p399[] = {
#embed "../../Lessons/help/zh/divide.md"
};

static const unsigned char p400[] = {
#embed "../../Lessons/help/zh/dot.md"
};

static const unsigned char p401[] = {
#embed "../../Lessons/help/zh/double.md"
};

static const unsigned char p402[] = {
#embed "../../Lessons/help/zh/dropout.md"
};

static const unsigned char p403[] = {
#embed "../../Lessons/help/zh/einsum.md"
};

static const unsigned char p404[] = {
#embed "../../Lessons/help/zh/elu.md"
};

static const unsigned char p405[] = {
#embed "../../Lessons/help/zh/empty.md"
};

static const unsigned char p406[] = {
#embed "../../Lessons/help/zh/eq.md"
};

static const unsigned char p407[] = {
#embed "../../Lessons/help/zh/eval.md"
};

static const unsigned char p408[] = {
#embed "../../Lessons/help/zh/exp.md"
};

static const unsigned char p409[] = {
#embed "../../Lessons/help/zh/expand.md"
};

static const unsigned char p410[] = {
#embed "../../Lessons/help/zh/expand_dims.md"
};

static const unsigned char p411[] = {
#embed "../../Lessons/help/zh/eye.md"
};

static const unsigned char p412[] = {
#embed "../../Lessons/help/zh/fabs.md"
};

static const unsigned char p413[] = {
#embed "../../Lessons/help/zh/filter2.md"
};

static const unsigned char p414[] = {
#embed "../../Lessons/help/zh/fit.md"
};

static const unsigned char p415[] = {
#embed "../../Lessons/help/zh/flatten.md"
};

static const unsigned char p416[] = {
#embed "../../Lessons/help/zh/flip.md"
};

static const unsigned char p417[] = {
#embed "../../Lessons/help/zh/fliplr.md"
};

static const unsigned char p418[] = {
#embed "../../Lessons/help/zh/flipud.md"
};

static const unsigned char p419[] = {
#embed "../../Lessons/help/zh/float.md"
};

static const unsigned char p420[] = {
#embed "../../Lessons/help/zh/floor.md"
};

static const unsigned char p421[] = {
#embed "../../Lessons/help/zh/floor_divide.md"
};

static const unsigned char p422[] = {
#embed "../../Lessons/help/zh/fold.md"
};

static const unsigned char p423[] = {
#embed "../../Lessons/help/zh/from_numpy.md"
};

static const unsigned char p424[] = {
#embed "../../Lessons/help/zh/full.md"
};

static const unsigned char p425[] = {
#embed "../../Lessons/help/zh/full_like.md"
};

static const unsigned char p426[] = {
#embed "../../Lessons/help/zh/gather.md"
};

static const unsigned char p427[] = {
#embed "../../Lessons/help/zh/ge.md"
};

static const unsigned char p428[] = {
#embed "../../Lessons/help/zh/gelu.md"
};

static const unsigned char p429[] = {
#embed "../../Lessons/help/zh/grad.md"
};

static const unsigned char p430[] = {
#embed "../../Lessons/help/zh/gradcheck.md"
};

static const unsigned char p431[] = {
#embed "../../Lessons/help/zh/greater.md"
};

static const unsigned char p432[] = {
#embed "../../Lessons/help/zh/gt.md"
};

static const unsigned char p433[] = {
#embed "../../Lessons/help/zh/half.md"
};

static const unsigned char p434[] = {
#embed "../../Lessons/help/zh/hardtanh.md"
};

static const unsigned char p435[] = {
#embed "../../Lessons/help/zh/hstack.md"
};

static const unsigned char p436[] = {
#embed "../../Lessons/help/zh/image.md"
};

static const unsigned char p437[] = {
#embed "../../Lessons/help/zh/int.md"
};

static const unsigned char p438[] = {
#embed "../../Lessons/help/zh/interpolate.md"
};

static const unsigned char p439[] = {
#embed "../../Lessons/help/zh/item.md"
};

static const unsigned char p440[] = {
#embed "../../Lessons/help/zh/kernel.md"
};

static const unsigned char p441[] = {
#embed "../../Lessons/help/zh/kron.md"
};

static const unsigned char p442[] = {
#embed "../../Lessons/help/zh/l1_loss.md"
};

static const unsigned char p443[] = {
#embed "../../Lessons/help/zh/layer-AdaptiveAvgPool2d.md"
};

static const unsigned char p444[] = {
#embed "../../Lessons/help/zh/layer-AvgPool1d.md"
};

static const unsigned char p445[] = {
#embed "../../Lessons/help/zh/layer-AvgPool2d.md"
};

static const unsigned char p446[] = {
#embed "../../Lessons/help/zh/layer-BatchNorm1d.md"
};

static const unsigned char p447[] = {
#embed "../../Lessons/help/zh/layer-BatchNorm2d.md"
};

static const unsigned char p448[] = {
#embed "../../Lessons/help/zh/layer-BoolTensor.md"
};

static const unsigned char p449[] = {
#embed "../../Lessons/help/zh/layer-ByteTensor.md"
};

static const unsigned char p450[] = {
#embed "../../Lessons/help/zh/layer-Conv1d.md"
};

static const unsigned char p451[] = {
#embed "../../Lessons/help/zh/layer-Conv2d.md"
};

static const unsigned char p452[] = {
#embed "../../Lessons/help/zh/layer-ConvTranspose2d.md"
};

static const unsigned char p453[] = {
#embed "../../Lessons/help/zh/layer-DoubleTensor.md"
};

static const unsigned char p454[] = {
#embed "../../Lessons/help/zh/layer-Dropout.md"
};

static const unsigned char p455[] = {
#embed "../../Lessons/help/zh/layer-ELU.md"
};

static const unsigned char p456[] = {
#embed "../../Lessons/help/zh/layer-Flatten.md"
};

static const unsigned char p457[] = {
#embed "../../Lessons/help/zh/layer-FloatTensor.md"
};

static const unsigned char p458[] = {
#embed "../../Lessons/help/zh/layer-Fold.md"
};

static const unsigned char p459[] = {
#embed "../../Lessons/help/zh/layer-GELU.md"
};

static const unsigned char p460[] = {
#embed "../../Lessons/help/zh/layer-Hardtanh.md"
};

static const unsigned char p461[] = {
#embed "../../Lessons/help/zh/layer-Identity.md"
};

static const unsigned char p462[] = {
#embed "../../Lessons/help/zh/layer-IntTensor.md"
};

static const unsigned char p463[] = {
#embed "../../Lessons/help/zh/layer-LPPool1d.md"
};

static const unsigned char p464[] = {
#embed "../../Lessons/help/zh/layer-LPPool2d.md"
};

static const unsigned char p465[] = {
#embed "../../Lessons/help/zh/layer-LeakyReLU.md"
};

static const unsigned char p466[] = {
#embed "../../Lessons/help/zh/layer-Linear.md"
};

static const unsigned char p467[] = {
#embed "../../Lessons/help/zh/layer-LongTensor.md"
};

static const unsigned char p468[] = {
#embed "../../Lessons/help/zh/layer-MaxPool1d.md"
};

static const unsigned char p469[] = {
#embed "../../Lessons/help/zh/layer-MaxPool2d.md"
};

static const unsigned char p470[] = {
#embed "../../Lessons/help/zh/layer-Parameter.md"
};

static const unsigned char p471[] = {
#embed "../../Lessons/help/zh/layer-ReLU.md"
};

static const unsigned char p472[] = {
#embed "../../Lessons/help/zh/layer-ReLU6.md"
};

static const unsigned char p473[] = {
#embed "../../Lessons/help/zh/layer-Sequential.md"
};

static const unsigned char p474[] = {
#embed "../../Lessons/help/zh/layer-SiLU.md"
};

static const unsigned char p475[] = {
#embed "../../Lessons/help/zh/layer-Sigmoid.md"
};

static const unsigned char p476[] = {
#embed "../../Lessons/help/zh/layer-Softmax.md"
};

static const unsigned char p477[] = {
#embed "../../Lessons/help/zh/layer-Softplus.md"
};

static const unsigned char p478[] = {
#embed "../../Lessons/help/zh/layer-Tanh.md"
};

static const unsigned char p479[] = {
#embed "../../Lessons/help/zh/layer-Tensor.md"
};

static const unsigned char p480[] = {
#embed "../../Lessons/help/zh/layer-Unfold.md"
};

static const unsigned char p481[] = {
#embed "../../Lessons/help/zh/layer-Upsample.md"
};

static const unsigned char p482[] = {
#embed "../../Lessons/help/zh/layer-Variable.md"
};

static const unsigned char p483[] = {
#embed "../../Lessons/help/zh/le.md"
};

static const unsigned char p484[] = {
#embed "../../Lessons/help/zh/leaky_relu.md"
};

static const unsigned char p485[] = {
#embed "../../Lessons/help/zh/len.md"
};

static const unsigned char p486[] = {
#embed "../../Lessons/help/zh/lenet5.md"
};

static const unsigned char p487[] = {
#embed "../../Lessons/help/zh/less.md"
};

static const unsigned char p488[] = {
#embed "../../Lessons/help/zh/linear.md"
};

static const unsigned char p489[] = {
#embed "../../Lessons/help/zh/linspace.md"
};

static const unsigned char p490[] = {
#embed "../../Lessons/help/zh/load.md"
};

static const unsigned char p491[] = {
#embed "../../Lessons/help/zh/load_state_dict.md"
};

static const unsigned char p492[] = {
#embed "../../Lessons/help/zh/log.md"
};

static const unsigned char p493[] = {
#embed "../../Lessons/help/zh/log10.md"
};

static const unsigned char p494[] = {
#embed "../../Lessons/help/zh/log2.md"
};

static const unsigned char p495[] = {
#embed "../../Lessons/help/zh/log_softmax.md"
};

static const unsigned char p496[] = {
#embed "../../Lessons/help/zh/long.md"
};

static const unsigned char p497[] = {
#embed "../../Lessons/help/zh/lp_pool1d.md"
};

static const unsigned char p498[] = {
#embed "../../Lessons/help/zh/lp_pool2d.md"
};

static const unsigned char p499[] = {
#embed "../../Lessons/help/zh/lt.md"
};

static const unsigned char p500[] = {
#embed "../../Lessons/help/zh/manual_seed.md"
};

static const unsigned char p501[] = {
#embed "../../Lessons/help/zh/manual_seed_all.md"
};

static const unsigned char p502[] = {
#embed "../../Lessons/help/zh/matmul.md"
};

static const unsigned char p503[] = {
#embed "../../Lessons/help/zh/max.md"
};

static const unsigned char p504[] = {
#embed "../../Lessons/help/zh/max_pool1d.md"
};

static const unsigned char p505[] = {
#embed "../../Lessons/help/zh/max_pool2d.md"
};

static const unsigned char p506[] = {
#embed "../../Lessons/help/zh/max_unpool1d.md"
};

static const unsigned char p507[] = {
#embed "../../Lessons/help/zh/max_unpool2d.md"
};

static const unsigned char p508[] = {
#embed "../../Lessons/help/zh/maximum.md"
};

static const unsigned char p509[] = {
#embed "../../Lessons/help/zh/mean.md"
};

static const unsigned char p510[] = {
#embed "../../Lessons/help/zh/min.md"
};

static const unsigned char p511[] = {
#embed "../../Lessons/help/zh/minimum.md"
};

static const unsigned char p512[] = {
#embed "../../Lessons/help/zh/mm.md"
};

static const unsigned char p513[] = {
#embed "../../Lessons/help/zh/mobilenet_v2.md"
};

static const unsigned char p514[] = {
#embed "../../Lessons/help/zh/mod.md"
};

static const unsigned char p515[] = {
#embed "../../Lessons/help/zh/mse_loss.md"
};

static const unsigned char p516[] = {
#embed "../../Lessons/help/zh/mul.md"
};

static const unsigned char p517[] = {
#embed "../../Lessons/help/zh/multiply.md"
};

static const unsigned char p518[] = {
#embed "../../Lessons/help/zh/ne.md"
};

static const unsigned char p519[] = {
#embed "../../Lessons/help/zh/neg.md"
};

static const unsigned char p520[] = {
#embed "../../Lessons/help/zh/negative.md"
};

static const unsigned char p521[] = {
#embed "../../Lessons/help/zh/nll_loss.md"
};

static const unsigned char p522[] = {
#embed "../../Lessons/help/zh/norm.md"
};

static const unsigned char p523[] = {
#embed "../../Lessons/help/zh/normal.md"
};

static const unsigned char p524[] = {
#embed "../../Lessons/help/zh/numel.md"
};

static const unsigned char p525[] = {
#embed "../../Lessons/help/zh/numgrad.md"
};

static const unsigned char p526[] = {
#embed "../../Lessons/help/zh/numpy.md"
};

static const unsigned char p527[] = {
#embed "../../Lessons/help/zh/one_hot.md"
};

static const unsigned char p528[] = {
#embed "../../Lessons/help/zh/ones.md"
};

static const unsigned char p529[] = {
#embed "../../Lessons/help/zh/ones_like.md"
};

static const unsigned char p530[] = {
#embed "../../Lessons/help/zh/out_size.md"
};

static const unsigned char p531[] = {
#embed "../../Lessons/help/zh/outer.md"
};

static const unsigned char p532[] = {
#embed "../../Lessons/help/zh/pad.md"
};

static const unsigned char p533[] = {
#embed "../../Lessons/help/zh/parameters.md"
};

static const unsigned char p534[] = {
#embed "../../Lessons/help/zh/permute.md"
};

static const unsigned char p535[] = {
#embed "../../Lessons/help/zh/pow.md"
};

static const unsigned char p536[] = {
#embed "../../Lessons/help/zh/power.md"
};

static const unsigned char p537[] = {
#embed "../../Lessons/help/zh/print.md"
};

static const unsigned char p538[] = {
#embed "../../Lessons/help/zh/prod.md"
};

static const unsigned char p539[] = {
#embed "../../Lessons/help/zh/program-assert.md"
};

static const unsigned char p540[] = {
#embed "../../Lessons/help/zh/program-class.md"
};

static const unsigned char p541[] = {
#embed "../../Lessons/help/zh/program-comprehension.md"
};

static const unsigned char p542[] = {
#embed "../../Lessons/help/zh/program-def.md"
};

static const unsigned char p543[] = {
#embed "../../Lessons/help/zh/program-del.md"
};

static const unsigned char p544[] = {
#embed "../../Lessons/help/zh/program-divmod.md"
};

static const unsigned char p545[] = {
#embed "../../Lessons/help/zh/program-enumerate.md"
};

static const unsigned char p546[] = {
#embed "../../Lessons/help/zh/program-filter.md"
};

static const unsigned char p547[] = {
#embed "../../Lessons/help/zh/program-for.md"
};

static const unsigned char p548[] = {
#embed "../../Lessons/help/zh/program-global.md"
};

static const unsigned char p549[] = {
#embed "../../Lessons/help/zh/program-hasattr.md"
};

static const unsigned char p550[] = {
#embed "../../Lessons/help/zh/program-if.md"
};

static const unsigned char p551[] = {
#embed "../../Lessons/help/zh/program-isinstance.md"
};

static const unsigned char p552[] = {
#embed "../../Lessons/help/zh/program-lambda.md"
};

static const unsigned char p553[] = {
#embed "../../Lessons/help/zh/program-map.md"
};

static const unsigned char p554[] = {
#embed "../../Lessons/help/zh/program-programs.md"
};

static const unsigned char p555[] = {
#embed "../../Lessons/help/zh/program-range.md"
};

static const unsigned char p556[] = {
#embed "../../Lessons/help/zh/program-return.md"
};

static const unsigned char p557[] = {
#embed "../../Lessons/help/zh/program-reversed.md"
};

static const unsigned char p558[] = {
#embed "../../Lessons/help/zh/program-sorted.md"
};

static const unsigned char p559[] = {
#embed "../../Lessons/help/zh/program-while.md"
};

static const unsigned char p560[] = {
#embed "../../Lessons/help/zh/program-with.md"
};

static const unsigned char p561[] = {
#embed "../../Lessons/help/zh/program-zip.md"
};

static const unsigned char p562[] = {
#embed "../../Lessons/help/zh/rand.md"
};

static const unsigned char p563[] = {
#embed "../../Lessons/help/zh/randint.md"
};

static const unsigned char p564[] = {
#embed "../../Lessons/help/zh/randn.md"
};

static const unsigned char p565[] = {
#embed "../../Lessons/help/zh/random.md"
};

static const unsigned char p566[] = {
#embed "../../Lessons/help/zh/ravel.md"
};

static const unsigned char p567[] = {
#embed "../../Lessons/help/zh/receptive_field.md"
};

static const unsigned char p568[] = {
#embed "../../Lessons/help/zh/relu.md"
};

static const unsigned char p569[] = {
#embed "../../Lessons/help/zh/relu6.md"
};

static const unsigned char p570[] = {
#embed "../../Lessons/help/zh/remainder.md"
};

static const unsigned char p571[] = {
#embed "../../Lessons/help/zh/repeat.md"
};

static const unsigned char p572[] = {
#embed "../../Lessons/help/zh/repeat_interleave.md"
};

static const unsigned char p573[] = {
#embed "../../Lessons/help/zh/requires_grad_.md"
};

static const unsigned char p574[] = {
#embed "../../Lessons/help/zh/reshape.md"
};

static const unsigned char p575[] = {
#embed "../../Lessons/help/zh/resnet18.md"
};

static const unsigned char p576[] = {
#embed "../../Lessons/help/zh/resnet50.md"
};

static const unsigned char p577[] = {
#embed "../../Lessons/help/zh/roll.md"
};

static const unsigned char p578[] = {
#embed "../../Lessons/help/zh/rot180.md"
};

static const unsigned char p579[] = {
#embed "../../Lessons/help/zh/rot90.md"
};

static const unsigned char p580[] = {
#embed "../../Lessons/help/zh/round.md"
};

static const unsigned char p581[] = {
#embed "../../Lessons/help/zh/save.md"
};

static const unsigned char p582[] = {
#embed "../../Lessons/help/zh/seed.md"
};

static const unsigned char p583[] = {
#embed "../../Lessons/help/zh/shape.md"
};

static const unsigned char p584[] = {
#embed "../../Lessons/help/zh/short.md"
};

static const unsigned char p585[] = {
#embed "../../Lessons/help/zh/sigmoid.md"
};

static const unsigned char p586[] = {
#embed "../../Lessons/help/zh/sign.md"
};

static const unsigned char p587[] = {
#embed "../../Lessons/help/zh/silu.md"
};

static const unsigned char p588[] = {
#embed "../../Lessons/help/zh/sin.md"
};

static const unsigned char p589[] = {
#embed "../../Lessons/help/zh/size.md"
};

static const unsigned char p590[] = {
#embed "../../Lessons/help/zh/sliding_window_view.md"
};

static const unsigned char p591[] = {
#embed "../../Lessons/help/zh/softmax.md"
};

static const unsigned char p592[] = {
#embed "../../Lessons/help/zh/softplus.md"
};

static const unsigned char p593[] = {
#embed "../../Lessons/help/zh/sort.md"
};

static const unsigned char p594[] = {
#embed "../../Lessons/help/zh/sqrt.md"
};

static const unsigned char p595[] = {
#embed "../../Lessons/help/zh/square.md"
};

static const unsigned char p596[] = {
#embed "../../Lessons/help/zh/squeeze.md"
};

static const unsigned char p597[] = {
#embed "../../Lessons/help/zh/squeezenet1_1.md"
};

static const unsigned char p598[] = {
#embed "../../Lessons/help/zh/stack.md"
};

static const unsigned char p599[] = {
#embed "../../Lessons/help/zh/state_dict.md"
};

static const unsigned char p600[] = {
#embed "../../Lessons/help/zh/std.md"
};

static const unsigned char p601[] = {
#embed "../../Lessons/help/zh/sub.md"
};

static const unsigned char p602[] = {
#embed "../../Lessons/help/zh/subtract.md"
};

static const unsigned char p603[] = {
#embed "../../Lessons/help/zh/sum.md"
};

static const unsigned char p604[] = {
#embed "../../Lessons/help/zh/summary.md"
};

static const unsigned char p605[] = {
#embed "../../Lessons/help/zh/t.md"
};

static const unsigned char p606[] = {
#embed "../../Lessons/help/zh/tanh.md"
};

static const unsigned char p607[] = {
#embed "../../Lessons/help/zh/tensor.md"
};

static const unsigned char p608[] = {
#embed "../../Lessons/help/zh/tile.md"
};

static const unsigned char p609[] = {
#embed "../../Lessons/help/zh/to.md"
};

static const unsigned char p610[] = {
#embed "../../Lessons/help/zh/topk.md"
};

static const unsigned char p611[] = {
#embed "../../Lessons/help/zh/train.md"
};

static const unsigned char p612[] = {
#embed "../../Lessons/help/zh/transpose.md"
};

static const unsigned char p613[] = {
#embed "../../Lessons/help/zh/transpose_matrix.md"
};

static const unsigned char p614[] = {
#embed "../../Lessons/help/zh/tril.md"
};

static const unsigned char p615[] = {
#embed "../../Lessons/help/zh/triu.md"
};

static const unsigned char p616[] = {
#embed "../../Lessons/help/zh/true_divide.md"
};

static const unsigned char p617[] = {
#embed "../../Lessons/help/zh/type.md"
};

static const unsigned char p618[] = {
#embed "../../Lessons/help/zh/unfold.md"
};

static const unsigned char p619[] = {
#embed "../../Lessons/help/zh/uniform.md"
};

static const unsigned char p620[] = {
#embed "../../Lessons/help/zh/unravel_index.md"
};

static const unsigned char p621[] = {
#embed "../../Lessons/help/zh/unsqueeze.md"
};

static const unsigned char p622[] = {
#embed "../../Lessons/help/zh/var.md"
};

static const unsigned char p623[] = {
#embed "../../Lessons/help/zh/vgg16.md"
};

static const unsigned char p624[] = {
#embed "../../Lessons/help/zh/view.md"
};

static const unsigned char p625[] = {
#embed "../../Lessons/help/zh/vstack.md"
};

static const unsigned char p626[] = {
#embed "../../Lessons/help/zh/where.md"
};

static const unsigned char p627[] = {
#embed "../../Lessons/help/zh/zeros.md"
};

static const unsigned char p628[] = {
#embed "../../Lessons/help/zh/zeros_like.md"
};

static const carried_page pages[] = {
  {"glossary", p0, p0 + sizeof p0},
  {"help/en/abs", p1, p1 + sizeof p1},
  {"help/en/absolute", p2, p2 + sizeof p2},
  {"help/en/adaptive_avg_pool2d", p3, p3 + sizeof p3},
  {"help/en/adaptive_max_pool2d", p4, p4 + sizeof p4},
  {"help/en/add", p5, p5 + sizeof p5},
  {"help/en/alexnet", p6, p6 + sizeof p6},
  {"help/en/allclose", p7, p7 + sizeof p7},
  {"help/en/amax", p8, p8 + sizeof p8},
  {"help/en/amin", p9, p9 + sizeof p9},
  {"help/en/arange", p10, p10 + sizeof p10},
  {"help/en/argmax", p11, p11 + sizeof p11},
  {"help/en/argmin", p12, p12 + sizeof p12},
  {"help/en/argsort", p13, p13 + sizeof p13},
  {"help/en/array", p14, p14 + sizeof p14},
  {"help/en/as_tensor", p15, p15 + sizeof p15},
  {"help/en/asarray", p16, p16 + sizeof p16},
  {"help/en/ascontiguousarray", p17, p17 + sizeof p17},
  {"help/en/astype", p18, p18 + sizeof p18},
  {"help/en/average", p19, p19 + sizeof p19},
  {"help/en/avg_pool1d", p20, p20 + sizeof p20},
  {"help/en/avg_pool2d", p21, p21 + sizeof p21},
  {"help/en/backward", p22, p22 + sizeof p22},
  {"help/en/batch_norm", p23, p23 + sizeof p23},
  {"help/en/binary_cross_entropy", p24, p24 + sizeof p24},
  {"help/en/bmm", p25, p25 + sizeof p25},
  {"help/en/bool", p26, p26 + sizeof p26},
  {"help/en/cat", p27, p27 + sizeof p27},
  {"help/en/ceil", p28, p28 + sizeof p28},
  {"help/en/clamp", p29, p29 + sizeof p29},
  {"help/en/clip", p30, p30 + sizeof p30},
  {"help/en/clone", p31, p31 + sizeof p31},
  {"help/en/command-back", p32, p32 + sizeof p32},
  {"help/en/command-clear", p33, p33 + sizeof p33},
  {"help/en/command-code", p34, p34 + sizeof p34},
  {"help/en/command-conventions", p35, p35 + sizeof p35},
  {"help/en/command-example", p36, p36 + sizeof p36},
  {"help/en/command-exit", p37, p37 + sizeof p37},
  {"help/en/command-export", p38, p38 + sizeof p38},
  {"help/en/command-faces", p39, p39 + sizeof p39},
  {"help/en/command-help", p40, p40 + sizeof p40},
  {"help/en/command-hint", p41, p41 + sizeof p41},
  {"help/en/command-language", p42, p42 + sizeof p42},
  {"help/en/command-lesson", p43, p43 + sizeof p43},
  {"help/en/command-lessons", p44, p44 + sizeof p44},
  {"help/en/command-load", p45, p45 + sizeof p45},
  {"help/en/command-next", p46, p46 + sizeof p46},
  {"help/en/command-practice", p47, p47 + sizeof p47},
  {"help/en/command-precision", p48, p48 + sizeof p48},
  {"help/en/command-quit", p49, p49 + sizeof p49},
  {"help/en/command-restart", p50, p50 + sizeof p50},
  {"help/en/command-save", p51, p51 + sizeof p51},
  {"help/en/command-show", p52, p52 + sizeof p52},
  {"help/en/command-size", p53, p53 + sizeof p53},
  {"help/en/command-skip", p54, p54 + sizeof p54},
  {"help/en/command-solution", p55, p55 + sizeof p55},
  {"help/en/command-step", p56, p56 + sizeof p56},
  {"help/en/command-trace", p57, p57 + sizeof p57},
  {"help/en/command-train", p58, p58 + sizeof p58},
  {"help/en/command-vars", p59, p59 + sizeof p59},
  {"help/en/command-why", p60, p60 + sizeof p60},
  {"help/en/compare", p61, p61 + sizeof p61},
  {"help/en/concat", p62, p62 + sizeof p62},
  {"help/en/concatenate", p63, p63 + sizeof p63},
  {"help/en/contiguous", p64, p64 + sizeof p64},
  {"help/en/conv1d", p65, p65 + sizeof p65},
  {"help/en/conv2", p66, p66 + sizeof p66},
  {"help/en/conv2d", p67, p67 + sizeof p67},
  {"help/en/conv_transpose2d", p68, p68 + sizeof p68},
  {"help/en/convolve", p69, p69 + sizeof p69},
  {"help/en/convolve2d", p70, p70 + sizeof p70},
  {"help/en/correlate", p71, p71 + sizeof p71},
  {"help/en/correlate2d", p72, p72 + sizeof p72},
  {"help/en/cos", p73, p73 + sizeof p73},
  {"help/en/coverage", p74, p74 + sizeof p74},
  {"help/en/cpu", p75, p75 + sizeof p75},
  {"help/en/cross_entropy", p76, p76 + sizeof p76},
  {"help/en/cuda", p77, p77 + sizeof p77},
  {"help/en/cumprod", p78, p78 + sizeof p78},
  {"help/en/cumsum", p79, p79 + sizeof p79},
  {"help/en/detach", p80, p80 + sizeof p80},
  {"help/en/digit", p81, p81 + sizeof p81},
  {"help/en/digits", p82, p82 + sizeof p82},
  {"help/en/dim", p83, p83 + sizeof p83},
  {"help/en/div", p84, p84 + sizeof p84},
  {"help/en/divide", p85, p85 + sizeof p85},
  {"help/en/dot", p86, p86 + sizeof p86},
  {"help/en/double", p87, p87 + sizeof p87},
  {"help/en/dropout", p88, p88 + sizeof p88},
  {"help/en/einsum", p89, p89 + sizeof p89},
  {"help/en/elu", p90, p90 + sizeof p90},
  {"help/en/empty", p91, p91 + sizeof p91},
  {"help/en/eq", p92, p92 + sizeof p92},
  {"help/en/eval", p93, p93 + sizeof p93},
  {"help/en/exp", p94, p94 + sizeof p94},
  {"help/en/expand", p95, p95 + sizeof p95},
  {"help/en/expand_dims", p96, p96 + sizeof p96},
  {"help/en/eye", p97, p97 + sizeof p97},
  {"help/en/fabs", p98, p98 + sizeof p98},
  {"help/en/filter2", p99, p99 + sizeof p99},
  {"help/en/fit", p100, p100 + sizeof p100},
  {"help/en/flatten", p101, p101 + sizeof p101},
  {"help/en/flip", p102, p102 + sizeof p102},
  {"help/en/fliplr", p103, p103 + sizeof p103},
  {"help/en/flipud", p104, p104 + sizeof p104},
  {"help/en/float", p105, p105 + sizeof p105},
  {"help/en/floor", p106, p106 + sizeof p106},
  {"help/en/floor_divide", p107, p107 + sizeof p107},
  {"help/en/fold", p108, p108 + sizeof p108},
  {"help/en/from_numpy", p109, p109 + sizeof p109},
  {"help/en/full", p110, p110 + sizeof p110},
  {"help/en/full_like", p111, p111 + sizeof p111},
  {"help/en/gather", p112, p112 + sizeof p112},
  {"help/en/ge", p113, p113 + sizeof p113},
  {"help/en/gelu", p114, p114 + sizeof p114},
  {"help/en/grad", p115, p115 + sizeof p115},
  {"help/en/gradcheck", p116, p116 + sizeof p116},
  {"help/en/greater", p117, p117 + sizeof p117},
  {"help/en/gt", p118, p118 + sizeof p118},
  {"help/en/half", p119, p119 + sizeof p119},
  {"help/en/hardtanh", p120, p120 + sizeof p120},
  {"help/en/hstack", p121, p121 + sizeof p121},
  {"help/en/image", p122, p122 + sizeof p122},
  {"help/en/int", p123, p123 + sizeof p123},
  {"help/en/interpolate", p124, p124 + sizeof p124},
  {"help/en/item", p125, p125 + sizeof p125},
  {"help/en/kernel", p126, p126 + sizeof p126},
  {"help/en/kron", p127, p127 + sizeof p127},
  {"help/en/l1_loss", p128, p128 + sizeof p128},
  {"help/en/layer-AdaptiveAvgPool2d", p129, p129 + sizeof p129},
  {"help/en/layer-AvgPool1d", p130, p130 + sizeof p130},
  {"help/en/layer-AvgPool2d", p131, p131 + sizeof p131},
  {"help/en/layer-BatchNorm1d", p132, p132 + sizeof p132},
  {"help/en/layer-BatchNorm2d", p133, p133 + sizeof p133},
  {"help/en/layer-BoolTensor", p134, p134 + sizeof p134},
  {"help/en/layer-ByteTensor", p135, p135 + sizeof p135},
  {"help/en/layer-Conv1d", p136, p136 + sizeof p136},
  {"help/en/layer-Conv2d", p137, p137 + sizeof p137},
  {"help/en/layer-ConvTranspose2d", p138, p138 + sizeof p138},
  {"help/en/layer-DoubleTensor", p139, p139 + sizeof p139},
  {"help/en/layer-Dropout", p140, p140 + sizeof p140},
  {"help/en/layer-ELU", p141, p141 + sizeof p141},
  {"help/en/layer-Flatten", p142, p142 + sizeof p142},
  {"help/en/layer-FloatTensor", p143, p143 + sizeof p143},
  {"help/en/layer-Fold", p144, p144 + sizeof p144},
  {"help/en/layer-GELU", p145, p145 + sizeof p145},
  {"help/en/layer-Hardtanh", p146, p146 + sizeof p146},
  {"help/en/layer-Identity", p147, p147 + sizeof p147},
  {"help/en/layer-IntTensor", p148, p148 + sizeof p148},
  {"help/en/layer-LPPool1d", p149, p149 + sizeof p149},
  {"help/en/layer-LPPool2d", p150, p150 + sizeof p150},
  {"help/en/layer-LeakyReLU", p151, p151 + sizeof p151},
  {"help/en/layer-Linear", p152, p152 + sizeof p152},
  {"help/en/layer-LongTensor", p153, p153 + sizeof p153},
  {"help/en/layer-MaxPool1d", p154, p154 + sizeof p154},
  {"help/en/layer-MaxPool2d", p155, p155 + sizeof p155},
  {"help/en/layer-Parameter", p156, p156 + sizeof p156},
  {"help/en/layer-ReLU", p157, p157 + sizeof p157},
  {"help/en/layer-ReLU6", p158, p158 + sizeof p158},
  {"help/en/layer-Sequential", p159, p159 + sizeof p159},
  {"help/en/layer-SiLU", p160, p160 + sizeof p160},
  {"help/en/layer-Sigmoid", p161, p161 + sizeof p161},
  {"help/en/layer-Softmax", p162, p162 + sizeof p162},
  {"help/en/layer-Softplus", p163, p163 + sizeof p163},
  {"help/en/layer-Tanh", p164, p164 + sizeof p164},
  {"help/en/layer-Tensor", p165, p165 + sizeof p165},
  {"help/en/layer-Unfold", p166, p166 + sizeof p166},
  {"help/en/layer-Upsample", p167, p167 + sizeof p167},
  {"help/en/layer-Variable", p168, p168 + sizeof p168},
  {"help/en/le", p169, p169 + sizeof p169},
  {"help/en/leaky_relu", p170, p170 + sizeof p170},
  {"help/en/len", p171, p171 + sizeof p171},
  {"help/en/lenet5", p172, p172 + sizeof p172},
  {"help/en/less", p173, p173 + sizeof p173},
  {"help/en/linear", p174, p174 + sizeof p174},
  {"help/en/linspace", p175, p175 + sizeof p175},
  {"help/en/load", p176, p176 + sizeof p176},
  {"help/en/load_state_dict", p177, p177 + sizeof p177},
  {"help/en/log", p178, p178 + sizeof p178},
  {"help/en/log10", p179, p179 + sizeof p179},
  {"help/en/log2", p180, p180 + sizeof p180},
  {"help/en/log_softmax", p181, p181 + sizeof p181},
  {"help/en/long", p182, p182 + sizeof p182},
  {"help/en/lp_pool1d", p183, p183 + sizeof p183},
  {"help/en/lp_pool2d", p184, p184 + sizeof p184},
  {"help/en/lt", p185, p185 + sizeof p185},
  {"help/en/manual_seed", p186, p186 + sizeof p186},
  {"help/en/manual_seed_all", p187, p187 + sizeof p187},
  {"help/en/matmul", p188, p188 + sizeof p188},
  {"help/en/max", p189, p189 + sizeof p189},
  {"help/en/max_pool1d", p190, p190 + sizeof p190},
  {"help/en/max_pool2d", p191, p191 + sizeof p191},
  {"help/en/max_unpool1d", p192, p192 + sizeof p192},
  {"help/en/max_unpool2d", p193, p193 + sizeof p193},
  {"help/en/maximum", p194, p194 + sizeof p194},
  {"help/en/mean", p195, p195 + sizeof p195},
  {"help/en/min", p196, p196 + sizeof p196},
  {"help/en/minimum", p197, p197 + sizeof p197},
  {"help/en/mm", p198, p198 + sizeof p198},
  {"help/en/mobilenet_v2", p199, p199 + sizeof p199},
  {"help/en/mod", p200, p200 + sizeof p200},
  {"help/en/mse_loss", p201, p201 + sizeof p201},
  {"help/en/mul", p202, p202 + sizeof p202},
  {"help/en/multiply", p203, p203 + sizeof p203},
  {"help/en/ne", p204, p204 + sizeof p204},
  {"help/en/neg", p205, p205 + sizeof p205},
  {"help/en/negative", p206, p206 + sizeof p206},
  {"help/en/nll_loss", p207, p207 + sizeof p207},
  {"help/en/norm", p208, p208 + sizeof p208},
  {"help/en/normal", p209, p209 + sizeof p209},
  {"help/en/numel", p210, p210 + sizeof p210},
  {"help/en/numgrad", p211, p211 + sizeof p211},
  {"help/en/numpy", p212, p212 + sizeof p212},
  {"help/en/one_hot", p213, p213 + sizeof p213},
  {"help/en/ones", p214, p214 + sizeof p214},
  {"help/en/ones_like", p215, p215 + sizeof p215},
  {"help/en/out_size", p216, p216 + sizeof p216},
  {"help/en/outer", p217, p217 + sizeof p217},
  {"help/en/pad", p218, p218 + sizeof p218},
  {"help/en/parameters", p219, p219 + sizeof p219},
  {"help/en/permute", p220, p220 + sizeof p220},
  {"help/en/pow", p221, p221 + sizeof p221},
  {"help/en/power", p222, p222 + sizeof p222},
  {"help/en/print", p223, p223 + sizeof p223},
  {"help/en/prod", p224, p224 + sizeof p224},
  {"help/en/program-assert", p225, p225 + sizeof p225},
  {"help/en/program-class", p226, p226 + sizeof p226},
  {"help/en/program-comprehension", p227, p227 + sizeof p227},
  {"help/en/program-def", p228, p228 + sizeof p228},
  {"help/en/program-del", p229, p229 + sizeof p229},
  {"help/en/program-divmod", p230, p230 + sizeof p230},
  {"help/en/program-enumerate", p231, p231 + sizeof p231},
  {"help/en/program-filter", p232, p232 + sizeof p232},
  {"help/en/program-for", p233, p233 + sizeof p233},
  {"help/en/program-global", p234, p234 + sizeof p234},
  {"help/en/program-hasattr", p235, p235 + sizeof p235},
  {"help/en/program-if", p236, p236 + sizeof p236},
  {"help/en/program-isinstance", p237, p237 + sizeof p237},
  {"help/en/program-lambda", p238, p238 + sizeof p238},
  {"help/en/program-map", p239, p239 + sizeof p239},
  {"help/en/program-programs", p240, p240 + sizeof p240},
  {"help/en/program-range", p241, p241 + sizeof p241},
  {"help/en/program-return", p242, p242 + sizeof p242},
  {"help/en/program-reversed", p243, p243 + sizeof p243},
  {"help/en/program-sorted", p244, p244 + sizeof p244},
  {"help/en/program-while", p245, p245 + sizeof p245},
  {"help/en/program-with", p246, p246 + sizeof p246},
  {"help/en/program-zip", p247, p247 + sizeof p247},
  {"help/en/rand", p248, p248 + sizeof p248},
  {"help/en/randint", p249, p249 + sizeof p249},
  {"help/en/randn", p250, p250 + sizeof p250},
  {"help/en/random", p251, p251 + sizeof p251},
  {"help/en/ravel", p252, p252 + sizeof p252},
  {"help/en/receptive_field", p253, p253 + sizeof p253},
  {"help/en/relu", p254, p254 + sizeof p254},
  {"help/en/relu6", p255, p255 + sizeof p255},
  {"help/en/remainder", p256, p256 + sizeof p256},
  {"help/en/repeat", p257, p257 + sizeof p257},
  {"help/en/repeat_interleave", p258, p258 + sizeof p258},
  {"help/en/requires_grad_", p259, p259 + sizeof p259},
  {"help/en/reshape", p260, p260 + sizeof p260},
  {"help/en/resnet18", p261, p261 + sizeof p261},
  {"help/en/resnet50", p262, p262 + sizeof p262},
  {"help/en/roll", p263, p263 + sizeof p263},
  {"help/en/rot180", p264, p264 + sizeof p264},
  {"help/en/rot90", p265, p265 + sizeof p265},
  {"help/en/round", p266, p266 + sizeof p266},
  {"help/en/save", p267, p267 + sizeof p267},
  {"help/en/seed", p268, p268 + sizeof p268},
  {"help/en/shape", p269, p269 + sizeof p269},
  {"help/en/short", p270, p270 + sizeof p270},
  {"help/en/sigmoid", p271, p271 + sizeof p271},
  {"help/en/sign", p272, p272 + sizeof p272},
  {"help/en/silu", p273, p273 + sizeof p273},
  {"help/en/sin", p274, p274 + sizeof p274},
  {"help/en/size", p275, p275 + sizeof p275},
  {"help/en/sliding_window_view", p276, p276 + sizeof p276},
  {"help/en/softmax", p277, p277 + sizeof p277},
  {"help/en/softplus", p278, p278 + sizeof p278},
  {"help/en/sort", p279, p279 + sizeof p279},
  {"help/en/sqrt", p280, p280 + sizeof p280},
  {"help/en/square", p281, p281 + sizeof p281},
  {"help/en/squeeze", p282, p282 + sizeof p282},
  {"help/en/squeezenet1_1", p283, p283 + sizeof p283},
  {"help/en/stack", p284, p284 + sizeof p284},
  {"help/en/state_dict", p285, p285 + sizeof p285},
  {"help/en/std", p286, p286 + sizeof p286},
  {"help/en/sub", p287, p287 + sizeof p287},
  {"help/en/subtract", p288, p288 + sizeof p288},
  {"help/en/sum", p289, p289 + sizeof p289},
  {"help/en/summary", p290, p290 + sizeof p290},
  {"help/en/t", p291, p291 + sizeof p291},
  {"help/en/tanh", p292, p292 + sizeof p292},
  {"help/en/tensor", p293, p293 + sizeof p293},
  {"help/en/tile", p294, p294 + sizeof p294},
  {"help/en/to", p295, p295 + sizeof p295},
  {"help/en/topk", p296, p296 + sizeof p296},
  {"help/en/train", p297, p297 + sizeof p297},
  {"help/en/transpose", p298, p298 + sizeof p298},
  {"help/en/transpose_matrix", p299, p299 + sizeof p299},
  {"help/en/tril", p300, p300 + sizeof p300},
  {"help/en/triu", p301, p301 + sizeof p301},
  {"help/en/true_divide", p302, p302 + sizeof p302},
  {"help/en/type", p303, p303 + sizeof p303},
  {"help/en/unfold", p304, p304 + sizeof p304},
  {"help/en/uniform", p305, p305 + sizeof p305},
  {"help/en/unravel_index", p306, p306 + sizeof p306},
  {"help/en/unsqueeze", p307, p307 + sizeof p307},
  {"help/en/var", p308, p308 + sizeof p308},
  {"help/en/vgg16", p309, p309 + sizeof p309},
  {"help/en/view", p310, p310 + sizeof p310},
  {"help/en/vstack", p311, p311 + sizeof p311},
  {"help/en/where", p312, p312 + sizeof p312},
  {"help/en/zeros", p313, p313 + sizeof p313},
  {"help/en/zeros_like", p314, p314 + sizeof p314},
  {"help/zh/abs", p315, p315 + sizeof p315},
  {"help/zh/absolute", p316, p316 + sizeof p316},
  {"help/zh/adaptive_avg_pool2d", p317, p317 + sizeof p317},
  {"help/zh/adaptive_max_pool2d", p318, p318 + sizeof p318},
  {"help/zh/add", p319, p319 + sizeof p319},
  {"help/zh/alexnet", p320, p320 + sizeof p320},
  {"help/zh/allclose", p321, p321 + sizeof p321},
  {"help/zh/amax", p322, p322 + sizeof p322},
  {"help/zh/amin", p323, p323 + sizeof p323},
  {"help/zh/arange", p324, p324 + sizeof p324},
  {"help/zh/argmax", p325, p325 + sizeof p325},
  {"help/zh/argmin", p326, p326 + sizeof p326},
  {"help/zh/argsort", p327, p327 + sizeof p327},
  {"help/zh/array", p328, p328 + sizeof p328},
  {"help/zh/as_tensor", p329, p329 + sizeof p329},
  {"help/zh/asarray", p330, p330 + sizeof p330},
  {"help/zh/ascontiguousarray", p331, p331 + sizeof p331},
  {"help/zh/astype", p332, p332 + sizeof p332},
  {"help/zh/average", p333, p333 + sizeof p333},
  {"help/zh/avg_pool1d", p334, p334 + sizeof p334},
  {"help/zh/avg_pool2d", p335, p335 + sizeof p335},
  {"help/zh/backward", p336, p336 + sizeof p336},
  {"help/zh/batch_norm", p337, p337 + sizeof p337},
  {"help/zh/binary_cross_entropy", p338, p338 + sizeof p338},
  {"help/zh/bmm", p339, p339 + sizeof p339},
  {"help/zh/bool", p340, p340 + sizeof p340},
  {"help/zh/cat", p341, p341 + sizeof p341},
  {"help/zh/ceil", p342, p342 + sizeof p342},
  {"help/zh/clamp", p343, p343 + sizeof p343},
  {"help/zh/clip", p344, p344 + sizeof p344},
  {"help/zh/clone", p345, p345 + sizeof p345},
  {"help/zh/command-back", p346, p346 + sizeof p346},
  {"help/zh/command-clear", p347, p347 + sizeof p347},
  {"help/zh/command-code", p348, p348 + sizeof p348},
  {"help/zh/command-conventions", p349, p349 + sizeof p349},
  {"help/zh/command-example", p350, p350 + sizeof p350},
  {"help/zh/command-exit", p351, p351 + sizeof p351},
  {"help/zh/command-export", p352, p352 + sizeof p352},
  {"help/zh/command-faces", p353, p353 + sizeof p353},
  {"help/zh/command-help", p354, p354 + sizeof p354},
  {"help/zh/command-hint", p355, p355 + sizeof p355},
  {"help/zh/command-language", p356, p356 + sizeof p356},
  {"help/zh/command-lesson", p357, p357 + sizeof p357},
  {"help/zh/command-lessons", p358, p358 + sizeof p358},
  {"help/zh/command-load", p359, p359 + sizeof p359},
  {"help/zh/command-next", p360, p360 + sizeof p360},
  {"help/zh/command-practice", p361, p361 + sizeof p361},
  {"help/zh/command-precision", p362, p362 + sizeof p362},
  {"help/zh/command-quit", p363, p363 + sizeof p363},
  {"help/zh/command-restart", p364, p364 + sizeof p364},
  {"help/zh/command-save", p365, p365 + sizeof p365},
  {"help/zh/command-show", p366, p366 + sizeof p366},
  {"help/zh/command-size", p367, p367 + sizeof p367},
  {"help/zh/command-skip", p368, p368 + sizeof p368},
  {"help/zh/command-solution", p369, p369 + sizeof p369},
  {"help/zh/command-step", p370, p370 + sizeof p370},
  {"help/zh/command-trace", p371, p371 + sizeof p371},
  {"help/zh/command-train", p372, p372 + sizeof p372},
  {"help/zh/command-vars", p373, p373 + sizeof p373},
  {"help/zh/command-why", p374, p374 + sizeof p374},
  {"help/zh/compare", p375, p375 + sizeof p375},
  {"help/zh/concat", p376, p376 + sizeof p376},
  {"help/zh/concatenate", p377, p377 + sizeof p377},
  {"help/zh/contiguous", p378, p378 + sizeof p378},
  {"help/zh/conv1d", p379, p379 + sizeof p379},
  {"help/zh/conv2", p380, p380 + sizeof p380},
  {"help/zh/conv2d", p381, p381 + sizeof p381},
  {"help/zh/conv_transpose2d", p382, p382 + sizeof p382},
  {"help/zh/convolve", p383, p383 + sizeof p383},
  {"help/zh/convolve2d", p384, p384 + sizeof p384},
  {"help/zh/correlate", p385, p385 + sizeof p385},
  {"help/zh/correlate2d", p386, p386 + sizeof p386},
  {"help/zh/cos", p387, p387 + sizeof p387},
  {"help/zh/coverage", p388, p388 + sizeof p388},
  {"help/zh/cpu", p389, p389 + sizeof p389},
  {"help/zh/cross_entropy", p390, p390 + sizeof p390},
  {"help/zh/cuda", p391, p391 + sizeof p391},
  {"help/zh/cumprod", p392, p392 + sizeof p392},
  {"help/zh/cumsum", p393, p393 + sizeof p393},
  {"help/zh/detach", p394, p394 + sizeof p394},
  {"help/zh/digit", p395, p395 + sizeof p395},
  {"help/zh/digits", p396, p396 + sizeof p396},
  {"help/zh/dim", p397, p397 + sizeof p397},
  {"help/zh/div", p398, p398 + sizeof p398},
  {"help/zh/divide", p399, p399 + sizeof p399},
  {"help/zh/dot", p400, p400 + sizeof p400},
  {"help/zh/double", p401, p401 + sizeof p401},
  {"help/zh/dropout", p402, p402 + sizeof p402},
  {"help/zh/einsum", p403, p403 + sizeof p403},
  {"help/zh/elu", p404, p404 + sizeof p404},
  {"help/zh/empty", p405, p405 + sizeof p405},
  {"help/zh/eq", p406, p406 + sizeof p406},
  {"help/zh/eval", p407, p407 + sizeof p407},
  {"help/zh/exp", p408, p408 + sizeof p408},
  {"help/zh/expand", p409, p409 + sizeof p409},
  {"help/zh/expand_dims", p410, p410 + sizeof p410},
  {"help/zh/eye", p411, p411 + sizeof p411},
  {"help/zh/fabs", p412, p412 + sizeof p412},
  {"help/zh/filter2", p413, p413 + sizeof p413},
  {"help/zh/fit", p414, p414 + sizeof p414},
  {"help/zh/flatten", p415, p415 + sizeof p415},
  {"help/zh/flip", p416, p416 + sizeof p416},
  {"help/zh/fliplr", p417, p417 + sizeof p417},
  {"help/zh/flipud", p418, p418 + sizeof p418},
  {"help/zh/float", p419, p419 + sizeof p419},
  {"help/zh/floor", p420, p420 + sizeof p420},
  {"help/zh/floor_divide", p421, p421 + sizeof p421},
  {"help/zh/fold", p422, p422 + sizeof p422},
  {"help/zh/from_numpy", p423, p423 + sizeof p423},
  {"help/zh/full", p424, p424 + sizeof p424},
  {"help/zh/full_like", p425, p425 + sizeof p425},
  {"help/zh/gather", p426, p426 + sizeof p426},
  {"help/zh/ge", p427, p427 + sizeof p427},
  {"help/zh/gelu", p428, p428 + sizeof p428},
  {"help/zh/grad", p429, p429 + sizeof p429},
  {"help/zh/gradcheck", p430, p430 + sizeof p430},
  {"help/zh/greater", p431, p431 + sizeof p431},
  {"help/zh/gt", p432, p432 + sizeof p432},
  {"help/zh/half", p433, p433 + sizeof p433},
  {"help/zh/hardtanh", p434, p434 + sizeof p434},
  {"help/zh/hstack", p435, p435 + sizeof p435},
  {"help/zh/image", p436, p436 + sizeof p436},
  {"help/zh/int", p437, p437 + sizeof p437},
  {"help/zh/interpolate", p438, p438 + sizeof p438},
  {"help/zh/item", p439, p439 + sizeof p439},
  {"help/zh/kernel", p440, p440 + sizeof p440},
  {"help/zh/kron", p441, p441 + sizeof p441},
  {"help/zh/l1_loss", p442, p442 + sizeof p442},
  {"help/zh/layer-AdaptiveAvgPool2d", p443, p443 + sizeof p443},
  {"help/zh/layer-AvgPool1d", p444, p444 + sizeof p444},
  {"help/zh/layer-AvgPool2d", p445, p445 + sizeof p445},
  {"help/zh/layer-BatchNorm1d", p446, p446 + sizeof p446},
  {"help/zh/layer-BatchNorm2d", p447, p447 + sizeof p447},
  {"help/zh/layer-BoolTensor", p448, p448 + sizeof p448},
  {"help/zh/layer-ByteTensor", p449, p449 + sizeof p449},
  {"help/zh/layer-Conv1d", p450, p450 + sizeof p450},
  {"help/zh/layer-Conv2d", p451, p451 + sizeof p451},
  {"help/zh/layer-ConvTranspose2d", p452, p452 + sizeof p452},
  {"help/zh/layer-DoubleTensor", p453, p453 + sizeof p453},
  {"help/zh/layer-Dropout", p454, p454 + sizeof p454},
  {"help/zh/layer-ELU", p455, p455 + sizeof p455},
  {"help/zh/layer-Flatten", p456, p456 + sizeof p456},
  {"help/zh/layer-FloatTensor", p457, p457 + sizeof p457},
  {"help/zh/layer-Fold", p458, p458 + sizeof p458},
  {"help/zh/layer-GELU", p459, p459 + sizeof p459},
  {"help/zh/layer-Hardtanh", p460, p460 + sizeof p460},
  {"help/zh/layer-Identity", p461, p461 + sizeof p461},
  {"help/zh/layer-IntTensor", p462, p462 + sizeof p462},
  {"help/zh/layer-LPPool1d", p463, p463 + sizeof p463},
  {"help/zh/layer-LPPool2d", p464, p464 + sizeof p464},
  {"help/zh/layer-LeakyReLU", p465, p465 + sizeof p465},
  {"help/zh/layer-Linear", p466, p466 + sizeof p466},
  {"help/zh/layer-LongTensor", p467, p467 + sizeof p467},
  {"help/zh/layer-MaxPool1d", p468, p468 + sizeof p468},
  {"help/zh/layer-MaxPool2d", p469, p469 + sizeof p469},
  {"help/zh/layer-Parameter", p470, p470 + sizeof p470},
  {"help/zh/layer-ReLU", p471, p471 + sizeof p471},
  {"help/zh/layer-ReLU6", p472, p472 + sizeof p472},
  {"help/zh/layer-Sequential", p473, p473 + sizeof p473},
  {"help/zh/layer-SiLU", p474, p474 + sizeof p474},
  {"help/zh/layer-Sigmoid", p475, p475 + sizeof p475},
  {"help/zh/layer-Softmax", p476, p476 + sizeof p476},
  {"help/zh/layer-Softplus", p477, p477 + sizeof p477},
  {"help/zh/layer-Tanh", p478, p478 + sizeof p478},
  {"help/zh/layer-Tensor", p479, p479 + sizeof p479},
  {"help/zh/layer-Unfold", p480, p480 + sizeof p480},
  {"help/zh/layer-Upsample", p481, p481 + sizeof p481},
  {"help/zh/layer-Variable", p482, p482 + sizeof p482},
  {"help/zh/le", p483, p483 + sizeof p483},
  {"help/zh/leaky_relu", p484, p484 + sizeof p484},
  {"help/zh/len", p485, p485 + sizeof p485},
  {"help/zh/lenet5", p486, p486 + sizeof p486},
  {"help/zh/less", p487, p487 + sizeof p487},
  {"help/zh/linear", p488, p488 + sizeof p488},
  {"help/zh/linspace", p489, p489 + sizeof p489},
  {"help/zh/load", p490, p490 + sizeof p490},
  {"help/zh/load_state_dict", p491, p491 + sizeof p491},
  {"help/zh/log", p492, p492 + sizeof p492},
  {"help/zh/log10", p493, p493 + sizeof p493},
  {"help/zh/log2", p494, p494 + sizeof p494},
  {"help/zh/log_softmax", p495, p495 + sizeof p495},
  {"help/zh/long", p496, p496 + sizeof p496},
  {"help/zh/lp_pool1d", p497, p497 + sizeof p497},
  {"help/zh/lp_pool2d", p498, p498 + sizeof p498},
  {"help/zh/lt", p499, p499 + sizeof p499},
  {"help/zh/manual_seed", p500, p500 + sizeof p500},
  {"help/zh/manual_seed_all", p501, p501 + sizeof p501},
  {"help/zh/matmul", p502, p502 + sizeof p502},
  {"help/zh/max", p503, p503 + sizeof p503},
  {"help/zh/max_pool1d", p504, p504 + sizeof p504},
  {"help/zh/max_pool2d", p505, p505 + sizeof p505},
  {"help/zh/max_unpool1d", p506, p506 + sizeof p506},
  {"help/zh/max_unpool2d", p507, p507 + sizeof p507},
  {"help/zh/maximum", p508, p508 + sizeof p508},
  {"help/zh/mean", p509, p509 + sizeof p509},
  {"help/zh/min", p510, p510 + sizeof p510},
  {"help/zh/minimum", p511, p511 + sizeof p511},
  {"help/zh/mm", p512, p512 + sizeof p512},
  {"help/zh/mobilenet_v2", p513, p513 + sizeof p513},
  {"help/zh/mod", p514, p514 + sizeof p514},
  {"help/zh/mse_loss", p515, p515 + sizeof p515},
  {"help/zh/mul", p516, p516 + sizeof p516},
  {"help/zh/multiply", p517, p517 + sizeof p517},
  {"help/zh/ne", p518, p518 + sizeof p518},
  {"help/zh/neg", p519, p519 + sizeof p519},
  {"help/zh/negative", p520, p520 + sizeof p520},
  {"help/zh/nll_loss", p521, p521 + sizeof p521},
  {"help/zh/norm", p522, p522 + sizeof p522},
  {"help/zh/normal", p523, p523 + sizeof p523},
  {"help/zh/numel", p524, p524 + sizeof p524},
  {"help/zh/numgrad", p525, p525 + sizeof p525},
  {"help/zh/numpy", p526, p526 + sizeof p526},
  {"help/zh/one_hot", p527, p527 + sizeof p527},
  {"help/zh/ones", p528, p528 + sizeof p528},
  {"help/zh/ones_like", p529, p529 + sizeof p529},
  {"help/zh/out_size", p530, p530 + sizeof p530},
  {"help/zh/outer", p531, p531 + sizeof p531},
  {"help/zh/pad", p532, p532 + sizeof p532},
  {"help/zh/parameters", p533, p533 + sizeof p533},
  {"help/zh/permute", p534, p534 + sizeof p534},
  {"help/zh/pow", p535, p535 + sizeof p535},
  {"help/zh/power", p536, p536 + sizeof p536},
  {"help/zh/print", p537, p537 + sizeof p537},
  {"help/zh/prod", p538, p538 + sizeof p538},
  {"help/zh/program-assert", p539, p539 + sizeof p539},
  {"help/zh/program-class", p540, p540 + sizeof p540},
  {"help/zh/program-comprehension", p541, p541 + sizeof p541},
  {"help/zh/program-def", p542, p542 + sizeof p542},
  {"help/zh/program-del", p543, p543 + sizeof p543},
  {"help/zh/program-divmod", p544, p544 + sizeof p544},
  {"help/zh/program-enumerate", p545, p545 + sizeof p545},
  {"help/zh/program-filter", p546, p546 + sizeof p546},
  {"help/zh/program-for", p547, p547 + sizeof p547},
  {"help/zh/program-global", p548, p548 + sizeof p548},
  {"help/zh/program-hasattr", p549, p549 + sizeof p549},
  {"help/zh/program-if", p550, p550 + sizeof p550},
  {"help/zh/program-isinstance", p551, p551 + sizeof p551},
  {"help/zh/program-lambda", p552, p552 + sizeof p552},
  {"help/zh/program-map", p553, p553 + sizeof p553},
  {"help/zh/program-programs", p554, p554 + sizeof p554},
  {"help/zh/program-range", p555, p555 + sizeof p555},
  {"help/zh/program-return", p556, p556 + sizeof p556},
  {"help/zh/program-reversed", p557, p557 + sizeof p557},
  {"help/zh/program-sorted", p558, p558 + sizeof p558},
  {"help/zh/program-while", p559, p559 + sizeof p559},
  {"help/zh/program-with", p560, p560 + sizeof p560},
  {"help/zh/program-zip", p561, p561 + sizeof p561},
  {"help/zh/rand", p562, p562 + sizeof p562},
  {"help/zh/randint", p563, p563 + sizeof p563},
  {"help/zh/randn", p564, p564 + sizeof p564},
  {"help/zh/random", p565, p565 + sizeof p565},
  {"help/zh/ravel", p566, p566 + sizeof p566},
  {"help/zh/receptive_field", p567, p567 + sizeof p567},
  {"help/zh/relu", p568, p568 + sizeof p568},
  {"help/zh/relu6", p569, p569 + sizeof p569},
  {"help/zh/remainder", p570, p570 + sizeof p570},
  {"help/zh/repeat", p571, p571 + sizeof p571},
  {"help/zh/repeat_interleave", p572, p572 + sizeof p572},
  {"help/zh/requires_grad_", p573, p573 + sizeof p573},
  {"help/zh/reshape", p574, p574 + sizeof p574},
  {"help/zh/resnet18", p575, p575 + sizeof p575},
  {"help/zh/resnet50", p576, p576 + sizeof p576},
  {"help/zh/roll", p577, p577 + sizeof p577},
  {"help/zh/rot180", p578, p578 + sizeof p578},
  {"help/zh/rot90", p579, p579 + sizeof p579},
  {"help/zh/round", p580, p580 + sizeof p580},
  {"help/zh/save", p581, p581 + sizeof p581},
  {"help/zh/seed", p582, p582 + sizeof p582},
  {"help/zh/shape", p583, p583 + sizeof p583},
  {"help/zh/short", p584, p584 + sizeof p584},
  {"help/zh/sigmoid", p585, p585 + sizeof p585},
  {"help/zh/sign", p586, p586 + sizeof p586},
  {"help/zh/silu", p587, p587 + sizeof p587},
  {"help/zh/sin", p588, p588 + sizeof p588},
  {"help/zh/size", p589, p589 + sizeof p589},
  {"help/zh/sliding_window_view", p590, p590 + sizeof p590},
  {"help/zh/softmax", p591, p591 + sizeof p591},
  {"help/zh/softplus", p592, p592 + sizeof p592},
  {"help/zh/sort", p593, p593 + sizeof p593},
  {"help/zh/sqrt", p594, p594 + sizeof p594},
  {"help/zh/square", p595, p595 + sizeof p595},
  {"help/zh/squeeze", p596, p596 + sizeof p596},
  {"help/zh/squeezenet1_1", p597, p597 + sizeof p597},
  {"help/zh/stack", p598, p598 + sizeof p598},
  {"help/zh/state_dict", p599, p599 + sizeof p599},
  {"help/zh/std", p600, p600 + sizeof p600},
  {"help/zh/sub", p601, p601 + sizeof p601},
  {"help/zh/subtract", p602, p602 + sizeof p602},
  {"help/zh/sum", p603, p603 + sizeof p603},
  {"help/zh/summary", p604, p604 + sizeof p604},
  {"help/zh/t", p605, p605 + sizeof p605},
  {"help/zh/tanh", p606, p606 + sizeof p606},
  {"help/zh/tensor", p607, p607 + sizeof p607},
  {"help/zh/tile", p608, p608 + sizeof p608},
  {"help/zh/to", p609, p609 + sizeof p609},
  {"help/zh/topk", p610, p610 + sizeof p610},
  {"help/zh/train", p611, p611 + sizeof p611},
  {"help/zh/transpose", p612, p612 + sizeof p612},
  {"help/zh/transpose_matrix", p613, p613 + sizeof p613},
  {"help/zh/tril", p614, p614 + sizeof p614},
  {"help/zh/triu", p615, p615 + sizeof p615},
  {"help/zh/true_divide", p616, p616 + sizeof p616},
  {"help/zh/type", p617, p617 + sizeof p617},
  {"help/zh/unfold", p618, p618 + sizeof p618},
  {"help/zh/uniform", p619, p619 + sizeof p619},
  {"help/zh/unravel_index", p620, p620 + sizeof p620},
  {"help/zh/unsqueeze", p621, p621 + sizeof p621},
  {"help/zh/var", p622, p622 + sizeof p622},
  {"help/zh/vgg16", p623, p623 + sizeof p623},
  {"help/zh/view", p624, p624 + sizeof p624},
  {"help/zh/vstack", p625, p625 + sizeof p625},
  {"help/zh/where", p626, p626 + sizeof p626},
  {"help/zh/zeros", p627, p627 + sizeof p627},
  {"help/zh/zeros_like", p628, p628 + sizeof p628},
};

const carried_page *carried_pages(size_t *count) {
  *count = sizeof pages / sizeof *pages;
  return pages;
}
