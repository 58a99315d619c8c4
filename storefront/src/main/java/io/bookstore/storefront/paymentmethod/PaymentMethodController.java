package io.bookstore.storefront.paymentmethod;

import io.bookstore.storefront.api.ApiProblem;
import io.bookstore.storefront.api.OnBehalf;
import io.bookstore.storefront.api.PaymentMethodsApi;
import io.bookstore.storefront.shopper.Shopper;
import java.util.function.Consumer;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

@Controller
@RequestMapping("/account/payment-methods")
class PaymentMethodController {

    private static final String BACK = "redirect:/account/payment-methods";

    private final SavedCards cards;
    private final PaymentMethodsApi methods;

    PaymentMethodController(SavedCards cards, PaymentMethodsApi methods) {
        this.cards = cards;
        this.methods = methods;
    }

    @GetMapping
    String methods(Model model, Shopper shopper) {
        model.addAttribute("offer", cards.of(shopper));
        return "payment-methods";
    }

    @PostMapping("/{id:pm_[A-Za-z0-9_]{1,100}}/remove")
    String remove(@PathVariable String id, Shopper shopper) {
        return change(shopper, who -> methods.remove(who, id), "?removed");
    }

    @PostMapping("/{id:pm_[A-Za-z0-9_]{1,100}}/default")
    String prefer(@PathVariable String id, Shopper shopper) {
        return change(shopper, who -> methods.prefer(who, id), "?first");
    }

    /** One that is gone already, in another window, is not there to be changed: the list says so itself. */
    private static String change(Shopper shopper, Consumer<OnBehalf> call, String done) {
        try {
            shopper.asAccount(who -> {
                call.accept(who);
                return Boolean.TRUE;
            });
        } catch (ApiProblem refused) {
            if (refused.status() != 404) throw refused;
            return BACK;
        }
        return BACK + done;
    }
}
