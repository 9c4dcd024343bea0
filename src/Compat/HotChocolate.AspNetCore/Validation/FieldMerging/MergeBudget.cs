namespace HotChocolate.Validation;

/// <summary>Bounds the comparisons of fields: with fragments, a short document can require very many.</summary>
sealed class MergeBudget(int steps, string exceeded)
{
    int steps = steps;

    public void Spend(int steps)
    {
        this.steps -= steps;
        if (this.steps < 0)
            throw ValidationContext.Abort(ValidationErrorCodes.TooComplex, exceeded + " Validation aborted.");
    }
}
