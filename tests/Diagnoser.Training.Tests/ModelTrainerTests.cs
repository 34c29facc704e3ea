using Diagnoser.Core.Learning;
using Diagnoser.Training.Corpus;

namespace Diagnoser.Training.Tests;

public sealed class ModelTrainerTests
{
    private static readonly TrainingInputs Few = Inputs(90);
    private static readonly byte[] Model = ModelTrainer.Train(Few, CancellationToken.None);

    [Fact]
    public void Training_twice_gives_the_same_bytes() => ModelTrainer.Train(Few, CancellationToken.None).ShouldBe(Model);

    [Fact]
    public void Other_cases_give_another_model() => ModelTrainer.Train(Inputs(89), CancellationToken.None).ShouldNotBe(Model);

    [Fact]
    public void A_model_that_was_read_back_predicts_what_it_predicted_before()
    {
        ReportSample sample = PlainReading.Of("# CUDA out of memory\nThe server runs out of GPU memory with a long prompt.");
        Prediction before = new FailureModel(Few.Taxonomy, ModelTrainer.TrainModel(Few, CancellationToken.None)).Predict(sample);

        Prediction after = Read(Model).Predict(sample);

        after.Causes.ShouldBe(before.Causes);
        after.Symptoms.ShouldBe(before.Symptoms);
        after.Causes.Sum().ShouldBe(1, 1e-9);
        after.Symptoms.Sum().ShouldBe(1, 1e-9);
        after.Stages.Sum().ShouldBe(1, 1e-9);
    }

    [Fact]
    public void What_was_predicted_before_changes_nothing()
    {
        ReportSample sample = PlainReading.Of("torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 2.00 GiB");
        FailureModel model = Read(Model);
        Prediction first = model.Predict(sample);

        _ = model.Predict(PlainReading.Of("the answers are gibberish"));
        _ = model.Predict(sample);

        model.Predict(sample).Causes.ShouldBe(first.Causes);
    }

    [Fact]
    public void A_training_case_is_its_own_nearest_neighbour()
    {
        CaseRecord record = Few.Files[0].Records.First(item => item.IsWrittenUp);

        FailureModel model = Read(Model);
        CaseNeighbour nearest = model.Nearest(model.Predict(PlainReading.Of(CaseText.Render(record))), 3)[0];

        nearest.Case.Id.ShouldBe(record.Id);
        nearest.Similarity.ShouldBe(1, 1e-5);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\0\u0001\u0002 ￿")]
    [InlineData("!!!!!!!!!!!!!!!!!!!!!!!!!!!!")]
    public void A_text_that_tells_nothing_still_gets_probabilities(string text)
    {
        Prediction prediction = Read(Model).Predict(PlainReading.Of(text));

        prediction.Causes.Sum().ShouldBe(1, 1e-9);
        prediction.Causes.ShouldAllBe(probability => probability >= 0 && probability <= 1);
    }

    [Fact]
    public void A_file_that_is_no_model_is_refused() =>
        Should.Throw<FailureModelException>(() => Read("MZ not a model at all"u8.ToArray())).Message.ShouldBe("The model test.model is not a model of llmdiag.");

    [Theory]
    [InlineData(60)]
    [InlineData(5000)]
    public void A_changed_byte_is_noticed(int position)
    {
        byte[] damaged = [.. Model];
        damaged[position] ^= 1;

        Should.Throw<FailureModelException>(() => Read(damaged)).Message.ShouldContain("damaged");
    }

    [Theory]
    [InlineData(12)]
    [InlineData(50)]
    [InlineData(4000)]
    public void A_file_that_ends_too_early_is_refused(int length) => Should.Throw<FailureModelException>(() => Read(Model[..length]));

    [Fact]
    public void A_file_of_a_newer_form_asks_for_a_newer_program()
    {
        byte[] newer = [.. Model];
        newer[8] = 99;

        Should.Throw<FailureModelException>(() => Read(newer)).Message.ShouldContain("use a newer llmdiag");
    }

    private static FailureModel Read(byte[] file) => FailureModelReader.Read("test.model", new MemoryStream(file), Few.Taxonomy);

    private static TrainingInputs Inputs(int writtenUp)
    {
        CorpusFile all = Repository.ReadCases("cases.jsonl");
        CaseRecord[] records = [.. all.Records.Where(record => record.IsWrittenUp).Take(writtenUp)];
        return new TrainingInputs
        {
            Taxonomy = Repository.Taxonomy,
            Concepts = Repository.ReadConcepts(),
            Files = [all with { Records = records }],
            Analyze = PlainReading.Of,
        };
    }
}
